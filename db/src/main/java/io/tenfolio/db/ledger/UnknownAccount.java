package io.tenfolio.db.ledger;

import io.tenfolio.portfolio.AccountId;

/// An entry names an account that does not exist.
public final class UnknownAccount extends RuntimeException {
    UnknownAccount(AccountId account) {
        super("There is no account " + account.value());
    }
}
