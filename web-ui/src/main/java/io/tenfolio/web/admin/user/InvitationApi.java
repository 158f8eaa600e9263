package io.tenfolio.web.admin.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.web.admin.Reason;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Asking somebody in, for programs of administrators.
@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "Users")
class InvitationApi {
    private final UserService service;

    InvitationApi(UserService service) {
        this.service = service;
    }

    @Schema(name = "NewInvitation")
    record Wanted(
            @Schema(example = "ada@example.org") @NotBlank @Size(max = 190) String email,
            @NotNull Role role,
            @Schema(example = "en", description = "Of the mail")
                    @NotNull
                    @Pattern(regexp = "en|de", message = "must be one of en, de")
                    String language,
            @NotBlank @Size(max = Reason.LONGEST) String reason) {}

    @Schema(name = "Invitation")
    record Open(
            @Schema(example = "4") long id,
            @Schema(example = "ada@example.org") String email,
            Role role,
            String invitedBy,
            Instant expiresAt) {
        static Open of(Invitation invitation) {
            return new Open(
                    invitation.id(),
                    invitation.email().value(),
                    invitation.role(),
                    invitation.invitedBy(),
                    invitation.expiresAt());
        }
    }

    @GetMapping
    @NeedsScope(Scope.USERS)
    @Operation(summary = "Invitations that wait for an answer")
    Page<Open> open() {
        return Page.all(service.invitations().stream().map(Open::of).toList());
    }

    @PostMapping
    @NeedsScope(Scope.USERS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Invite somebody",
            description = "They get a link by mail with which they make their login.")
    Page<Open> invite(@Valid @RequestBody Wanted wanted) {
        var email =
                EmailAddress.parse(wanted.email())
                        .orElseThrow(() -> new RefusedFields("email", "is no e-mail address"));
        service.invite(
                email, wanted.role(), Locale.forLanguageTag(wanted.language()), wanted.reason());
        return open();
    }

    @PostMapping("/{invitation}/take-back")
    @NeedsScope(Scope.USERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an invitation back", description = "Its link opens no more.")
    void takeBack(@PathVariable long invitation, @Valid @RequestBody Reason reason) {
        var open =
                service.invitations().stream()
                        .filter(one -> one.id() == invitation)
                        .findFirst()
                        .orElseThrow(() -> new NotThere("invitation"));
        service.takeBack(open, reason.reason());
    }
}
