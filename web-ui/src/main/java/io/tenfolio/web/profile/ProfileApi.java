package io.tenfolio.web.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.Preferences;
import io.tenfolio.access.Scope;
import io.tenfolio.access.Theme;
import io.tenfolio.access.User;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import io.tenfolio.web.security.BrowserName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own name, language and sessions, for programs. No token changes a password or an address: those ask for the present password.
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me")
class ProfileApi {
    private final ProfileService service;

    ProfileApi(ProfileService service) {
        this.service = service;
    }

    @Schema(name = "Profile")
    record Profile(
            @Schema(example = "Ada Lovelace") String displayName,
            @Schema(example = "ada@example.org", description = "Null when none is confirmed")
                    @Nullable String email,
            @Schema(example = "en", description = "Of words") String language,
            @Schema(example = "en-GB", description = "Of numbers and dates") String locale,
            @Schema(example = "Europe/Berlin") String zone,
            Theme theme) {}

    @Schema(name = "ProfileChange", description = "What is left out stays as it is")
    record Change(
            @Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 200)
                    @Nullable String displayName,
            @Schema(allowableValues = {"en", "de"}) @Nullable String language,
            @Schema(example = "en-GB") @Nullable String locale,
            @Schema(example = "Europe/Berlin") @Nullable String zone,
            @Nullable Theme theme) {}

    @Schema(name = "Session")
    record Session(
            @Schema(example = "3") long id,
            Instant startedAt,
            Instant seenAt,
            @Schema(example = "192.0.2.7") String address,
            @Schema(example = "Firefox on Linux", description = "Empty when it is not known")
                    String browser) {
        static Session of(LoginSession session) {
            return new Session(
                    session.id().value(),
                    session.startedAt(),
                    session.seenAt(),
                    session.address(),
                    BrowserName.of(session.browser()));
        }
    }

    @GetMapping("/profile")
    @NeedsScope(Scope.PROFILE)
    @Operation(summary = "Your profile")
    Profile profile() {
        var me = service.me();
        return new Profile(
                me.displayName(),
                service.email().map(address -> address.value()).orElse(null),
                me.language().toLanguageTag(),
                me.locale().toLanguageTag(),
                me.zone().getId(),
                me.theme());
    }

    @PatchMapping("/profile")
    @NeedsScope(Scope.PROFILE)
    @Operation(
            summary = "Change your profile",
            description =
                    "Your name, language, formats, time zone and theme. A password or an address is changed on the page alone.")
    Profile change(@Valid @RequestBody Change change) {
        var me = service.me();
        var wanted = wanted(me, change);
        if (change.displayName() != null) {
            service.rename(change.displayName());
        }
        service.prefer(wanted);
        return profile();
    }

    private static Preferences wanted(User me, Change change) {
        return new Preferences(
                chosen(
                        "language",
                        change.language(),
                        List.of(Locale.ENGLISH, Locale.GERMAN),
                        Locale::toLanguageTag,
                        me.language()),
                chosen(
                        "locale",
                        change.locale(),
                        FormatChoices.locales(me.locale()),
                        Locale::toLanguageTag,
                        me.locale()),
                chosen(
                        "zone",
                        change.zone(),
                        FormatChoices.zones(me.zone()),
                        ZoneId::getId,
                        me.zone()),
                Optional.ofNullable(change.theme()).orElse(me.theme()));
    }

    /// The choice with this code, the present one where none is named.
    private static <T> T chosen(
            String field,
            @Nullable String code,
            List<T> choices,
            Function<T, String> codeOf,
            T present) {
        if (code == null) {
            return present;
        }
        return choices.stream()
                .filter(one -> codeOf.apply(one).equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedFields(
                                field,
                                choices.size() <= 20
                                        ? "must be one of "
                                                + String.join(
                                                        ", ", choices.stream().map(codeOf).toList())
                                        : "is not known"));
    }

    @GetMapping("/sessions")
    @NeedsScope(Scope.PROFILE)
    @Operation(
            summary = "Where you are logged in",
            description = "The browser seen last first; programs with a token have no session.")
    Page<Session> sessions() {
        return Page.all(service.sessions().stream().map(Session::of).toList());
    }

    @DeleteMapping("/sessions/{session}")
    @NeedsScope(Scope.PROFILE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of your sessions")
    void end(@PathVariable long session) {
        var id = new LoginSessionId(session);
        if (service.sessions().stream().noneMatch(one -> one.id().equals(id))) {
            throw new NotThere("session");
        }
        service.end(id);
    }

    @DeleteMapping("/sessions")
    @NeedsScope(Scope.PROFILE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all your sessions", description = "Tokens go on.")
    void endAll() {
        service.endOthers(Optional.empty());
    }
}
