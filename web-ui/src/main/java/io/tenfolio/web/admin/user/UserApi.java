package io.tenfolio.web.admin.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.Member;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.web.admin.Reason;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Other people's logins, for programs of administrators.
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users", description = "Who may come in, and as what")
class UserApi {
    private final UserService service;

    UserApi(UserService service) {
        this.service = service;
    }

    @Schema(name = "User")
    record Listed(
            @Schema(example = "9") long id,
            @Schema(example = "ada") String login,
            @Schema(example = "Ada Lovelace") String displayName,
            @Schema(description = "The confirmed address") @Nullable String email,
            Role role,
            boolean enabled,
            Instant createdAt,
            @Nullable Instant seenAt,
            @Schema(description = "In how many places they are logged in") int openSessions) {
        static Listed of(Member member) {
            var user = member.user();
            return new Listed(
                    user.id().value(),
                    user.login(),
                    user.displayName(),
                    member.email().map(EmailAddress::value).orElse(null),
                    user.role(),
                    user.enabled(),
                    member.createdAt(),
                    member.seenAt().orElse(null),
                    member.openSessions());
        }
    }

    @Schema(name = "UserSession")
    record Session(
            @Schema(example = "3") long id, Instant startedAt, Instant seenAt, String address) {
        static Session of(LoginSession session) {
            return new Session(
                    session.id().value(), session.startedAt(), session.seenAt(), session.address());
        }
    }

    @Schema(name = "RoleChange")
    record NewRole(
            @Schema(description = "That of the address again; may be left out", example = "9")
                    @Nullable Long user,
            @NotNull Role role,
            @NotBlank @Size(max = Reason.LONGEST) String reason) {}

    @Schema(name = "AdmissionChange")
    record Admission(
            @Schema(description = "That of the address again; may be left out", example = "9")
                    @Nullable Long user,
            @Schema(description = "Whether they may come in") @NotNull Boolean enabled,
            @NotBlank @Size(max = Reason.LONGEST) String reason) {}

    @GetMapping
    @NeedsScope(Scope.USERS)
    @Operation(summary = "All users", description = "By login.")
    Page<Listed> users(
            @Parameter(description = "Only with this in login, name or address")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String word,
            @Parameter(description = "Only in this role") @RequestParam(required = false)
                    @Nullable Role role,
            @Parameter(description = "Only who may come in, or who may not")
                    @RequestParam(required = false)
                    @Nullable Boolean enabled,
            @ParameterObject @Valid PageAsk ask) {
        var search =
                new MemberSearch(word, Optional.ofNullable(role), Optional.ofNullable(enabled));
        var found = service.members(search, ask.key().orElse(""), ask.oneMore());
        return Page.of(found, ask, member -> member.user().login()).map(Listed::of);
    }

    @GetMapping("/{user}")
    @NeedsScope(Scope.USERS)
    @Operation(summary = "One user")
    Listed user(@PathVariable long user) {
        return service.find(new UserId(user))
                .map(Listed::of)
                .orElseThrow(() -> new NotThere("user"));
    }

    @PutMapping("/{user}/role")
    @NeedsScope(Scope.USERS)
    @Operation(
            summary = "Give a user another role",
            description = "Their sessions end; what their tokens may do follows at once.")
    Listed changeRole(@PathVariable long user, @Valid @RequestBody NewRole wanted) {
        RefusedFields.mustAgree("user", user, wanted.user());
        service.changeRole(new UserId(user), wanted.role(), wanted.reason());
        return user(user);
    }

    @PutMapping("/{user}/enabled")
    @NeedsScope(Scope.USERS)
    @Operation(
            summary = "Let a user in or not",
            description = "Who may not come in any more is out within seconds.")
    Listed enable(@PathVariable long user, @Valid @RequestBody Admission wanted) {
        RefusedFields.mustAgree("user", user, wanted.user());
        service.enable(new UserId(user), wanted.enabled(), wanted.reason());
        return user(user);
    }

    @GetMapping("/{user}/sessions")
    @NeedsScope(Scope.USERS)
    @Operation(summary = "Where a user is logged in")
    Page<Session> sessions(@PathVariable long user) {
        user(user);
        return Page.all(service.sessions(new UserId(user)).stream().map(Session::of).toList());
    }

    @PostMapping("/{user}/sessions/end")
    @NeedsScope(Scope.USERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all sessions of a user")
    void endSessions(@PathVariable long user, @Valid @RequestBody Reason reason) {
        service.endSessions(new UserId(user), reason.reason());
    }

    @PostMapping("/{user}/password-link")
    @NeedsScope(Scope.USERS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a user a link to set a new password",
            description = "To their confirmed address.")
    void sendPasswordLink(@PathVariable long user, @Valid @RequestBody Reason reason) {
        service.sendPasswordLink(new UserId(user), reason.reason());
    }
}
