package io.tenfolio.standalone.demo;

import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An account while its story is told: what lies in it so far. It refuses what a bank would refuse.
final class DemoAccount {
    private final Account account;
    private final Map<Currency, BigDecimal> cash = new HashMap<>();
    private final Map<Listing, BigDecimal> units = new LinkedHashMap<>();

    DemoAccount(AccountId id, PortfolioId portfolio, Account.Kind kind, String name) {
        this.account = new Account(id, portfolio, name, kind, false);
    }

    Account account() {
        return account;
    }

    AccountId id() {
        return account.id();
    }

    Account.Kind kind() {
        return account.kind();
    }

    BigDecimal cash(Currency currency) {
        return cash.getOrDefault(currency, BigDecimal.ZERO);
    }

    BigDecimal units(Listing listing) {
        return units.getOrDefault(listing, BigDecimal.ZERO);
    }

    List<Listing> held() {
        return List.copyOf(units.keySet());
    }

    void addCash(Currency currency, BigDecimal amount) {
        var left = cash(currency).add(amount);
        if (left.signum() < 0) {
            throw new IllegalStateException(
                    "Account %d would be overdrawn by %s %s"
                            .formatted(id().value(), left.negate(), currency));
        }
        cash.put(currency, left);
    }

    void addUnits(Listing listing, BigDecimal amount) {
        var left = units(listing).add(amount);
        if (left.signum() < 0) {
            throw new IllegalStateException(
                    "Account %d has not enough of %s"
                            .formatted(id().value(), listing.instrument().symbol()));
        }
        if (left.signum() == 0) {
            units.remove(listing);
        } else {
            units.put(listing, left);
        }
    }
}
