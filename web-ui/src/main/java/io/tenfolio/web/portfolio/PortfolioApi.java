package io.tenfolio.web.portfolio;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import io.tenfolio.web.overview.PortfolioBrief;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Making, renaming, closing and sharing portfolios, for programs.
@RestController
@RequestMapping("/api/v1/portfolios")
@Tag(name = "Portfolios")
class PortfolioApi {
    private final PortfolioService service;
    private final CurrentPerson person;

    PortfolioApi(PortfolioService service, CurrentPerson person) {
        this.service = service;
        this.person = person;
    }

    @Schema(name = "NewPortfolio")
    record NewPortfolio(
            @Schema(example = "Savings") @NotBlank @Size(max = 200) String name,
            @Schema(example = "EUR", description = "What it counts in") @NotNull
                    String baseCurrency,
            @Schema(example = "Europe/Berlin", description = "Where its days begin and end")
                    @NotNull
                    String zone,
            @NotNull CostMethod costMethod,
            @Schema(example = "Broker", description = "The name of its first account")
                    @NotBlank
                    @Size(max = 200)
                    String account) {}

    @Schema(name = "PortfolioName")
    record NewName(
            @Schema(description = "That of the address again; may be left out", example = "17")
                    @Nullable Long id,
            @Schema(example = "Savings") @NotBlank @Size(max = 200) String name) {}

    @Schema(name = "NewShare")
    record NewShare(
            @Schema(example = "ada", description = "Of somebody else") @NotBlank @Size(max = 190)
                    String login,
            @Schema(description = "Whether they may also book and rename") @NotNull
                    Boolean mayEdit) {}

    @Schema(name = "Share")
    record Share(
            @Schema(example = "9") long user,
            @Schema(example = "ada") String login,
            @Schema(example = "Ada Lovelace") String name,
            boolean mayEdit,
            Instant since) {
        static Share of(Sharing sharing) {
            return new Share(
                    sharing.user().value(),
                    sharing.login(),
                    sharing.name(),
                    sharing.mayEdit(),
                    sharing.since());
        }
    }

    @PostMapping
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Make a portfolio", description = "With one account to begin with.")
    @ApiResponse(responseCode = "201", description = "It is there, and yours")
    ResponseEntity<PortfolioBrief> create(@Valid @RequestBody NewPortfolio asked) {
        var id =
                service.create(
                        asked.name(),
                        currency(asked.baseCurrency()),
                        zone(asked.zone()),
                        asked.costMethod(),
                        asked.account());
        return ResponseEntity.created(URI.create("/api/v1/portfolios/" + id.value()))
                .body(brief(id));
    }

    @PatchMapping("/{portfolio}")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Rename a portfolio")
    PortfolioBrief rename(@PathVariable long portfolio, @Valid @RequestBody NewName asked) {
        RefusedFields.mustAgree("id", portfolio, asked.id());
        var id = new PortfolioId(portfolio);
        service.rename(id, asked.name());
        return brief(id);
    }

    @GetMapping("/closed")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "Your closed portfolios", description = "The last closed first.")
    Page<PortfolioBrief> closed() {
        return Page.all(service.closed().stream().map(this::brief).toList());
    }

    @PostMapping("/{portfolio}/close")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Close a portfolio of yours",
            description =
                    "Nobody sees it any more and no run values it until it is opened again; nothing is lost.")
    void close(@PathVariable long portfolio) {
        service.close(new PortfolioId(portfolio));
    }

    @PostMapping("/{portfolio}/reopen")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Open a closed portfolio of yours again")
    PortfolioBrief reopen(@PathVariable long portfolio) {
        var id = new PortfolioId(portfolio);
        service.reopen(id);
        return brief(id);
    }

    @GetMapping("/{portfolio}/shares")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "Who sees a portfolio beside you", description = "Only its owner is told.")
    Page<Share> shares(@PathVariable long portfolio) {
        return Page.all(
                service.sharedWith(new PortfolioId(portfolio)).stream().map(Share::of).toList());
    }

    @PostMapping("/{portfolio}/shares")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(
            summary = "Share a portfolio of yours",
            description = "With somebody who sees it already, changes whether they may edit.")
    Page<Share> share(@PathVariable long portfolio, @Valid @RequestBody NewShare asked) {
        try {
            service.share(new PortfolioId(portfolio), asked.login().strip(), asked.mayEdit());
        } catch (NobodyToShareWith e) {
            throw new RefusedFields("login", "is nobody's with whom it can be shared");
        }
        return shares(portfolio);
    }

    @DeleteMapping("/{portfolio}/shares/{reader}")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Share a portfolio of yours with somebody no more")
    void unshare(@PathVariable long portfolio, @PathVariable long reader) {
        var id = new PortfolioId(portfolio);
        var with = new UserId(reader);
        if (service.sharedWith(id).stream().noneMatch(share -> share.user().equals(with))) {
            throw new NotThere("share");
        }
        service.unshare(id, with);
    }

    private PortfolioBrief brief(PortfolioId id) {
        return service.find(id).map(this::brief).orElseThrow(() -> new NotThere("portfolio"));
    }

    private PortfolioBrief brief(Portfolio portfolio) {
        return PortfolioBrief.of(portfolio, person.get().id());
    }

    private Currency currency(String code) {
        var known = service.currencies();
        return known.stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedFields(
                                "baseCurrency",
                                "must be one of "
                                        + known.stream()
                                                .map(Currency::getCurrencyCode)
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new RefusedFields("zone", "must be a time zone such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
