package io.tenfolio.web.portfolio;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.RefusedFields;
import io.tenfolio.web.overview.AccountBrief;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Opening, renaming and closing the accounts of a portfolio, for programs.
@RestController
@RequestMapping("/api/v1/portfolios/{portfolio}/accounts")
@Tag(name = "Portfolios")
class AccountApi {
    private final PortfolioService service;

    AccountApi(PortfolioService service) {
        this.service = service;
    }

    @Schema(name = "NewAccount")
    record NewAccount(
            @Schema(example = "Broker") @NotBlank @Size(max = 200) String name,
            @NotNull Account.Kind kind) {}

    @Schema(name = "AccountName")
    record NewName(
            @Schema(description = "That of the address again; may be left out", example = "31")
                    @Nullable Long id,
            @Schema(example = "Broker") @NotBlank @Size(max = 200) String name) {}

    @PostMapping
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Open an account")
    @ApiResponse(responseCode = "201", description = "It is open")
    ResponseEntity<AccountBrief> open(
            @PathVariable long portfolio, @Valid @RequestBody NewAccount asked) {
        var id = service.openAccount(new PortfolioId(portfolio), asked.name(), asked.kind());
        return ResponseEntity.created(
                        URI.create("/api/v1/portfolios/%d/accounts".formatted(portfolio)))
                .body(AccountBrief.of(find(portfolio, id.value())));
    }

    @PatchMapping("/{account}")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Rename an account")
    AccountBrief rename(
            @PathVariable long portfolio,
            @PathVariable long account,
            @Valid @RequestBody NewName asked) {
        RefusedFields.mustAgree("id", account, asked.id());
        service.renameAccount(find(portfolio, account).id(), asked.name());
        return AccountBrief.of(find(portfolio, account));
    }

    @PostMapping("/{account}/close")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Close an account",
            description =
                    "Nothing more is booked in it until it is opened again; what it holds stays and counts.")
    void close(@PathVariable long portfolio, @PathVariable long account) {
        service.closeAccount(find(portfolio, account).id());
    }

    @PostMapping("/{account}/reopen")
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(summary = "Open a closed account again")
    AccountBrief reopen(@PathVariable long portfolio, @PathVariable long account) {
        service.reopenAccount(find(portfolio, account).id());
        return AccountBrief.of(find(portfolio, account));
    }

    private Account find(long portfolio, long account) {
        return service.account(new AccountId(account))
                .filter(found -> found.portfolio().value() == portfolio)
                .orElseThrow(() -> new NotThere("account"));
    }
}
