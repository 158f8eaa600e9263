package io.tenfolio.web.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.portfolio.Account;

/// An account as programs read it.
@Schema(name = "Account")
public record AccountBrief(
        @Schema(example = "31") long id,
        @Schema(example = "Broker") String name,
        Account.Kind kind) {
    public static AccountBrief of(Account account) {
        return new AccountBrief(account.id().value(), account.name(), account.kind());
    }
}
