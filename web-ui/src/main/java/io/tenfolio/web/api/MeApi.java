package io.tenfolio.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.web.security.CurrentPerson;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who asks, and what their token is good for.
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me")
class MeApi {
    private final CurrentPerson person;

    MeApi(CurrentPerson person) {
        this.person = person;
    }

    @Schema(name = "Me")
    record Answer(
            @Schema(example = "7") long id,
            @Schema(example = "ada") String login,
            @Schema(example = "Ada Lovelace") String displayName,
            Role role,
            @Schema(example = "en-GB") String locale,
            @Schema(example = "Europe/Berlin") String zone,
            @Schema(
                            description = "What this token is good for now",
                            example = "[\"portfolios:read\"]")
                    List<String> scopes) {}

    @GetMapping
    @NeedsScope
    @Operation(
            summary = "Who you are",
            description =
                    "The user in whose name this token acts, and the scopes that the user's role leaves to it.")
    Answer me() {
        var who = person.get();
        var scopes =
                SecurityContextHolder.getContext().getAuthentication() instanceof TokenLogin login
                        ? login.scopes().stream().sorted().map(Scope::code).toList()
                        : List.<String>of();
        return new Answer(
                who.number(),
                who.login(),
                who.displayName(),
                who.role(),
                who.locale().toLanguageTag(),
                who.zone().getId(),
                scopes);
    }
}
