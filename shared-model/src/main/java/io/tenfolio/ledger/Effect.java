package io.tenfolio.ledger;

import io.tenfolio.ledger.Overselling.Oversold;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What booking an entry would do, told by the same code that books it: the positions it changes, cash among them, as of `at`.
/// What would be refused names what is missing.
public record Effect(Instant at, List<Changed> positions, @Nullable Oversold refusalOrNull) {
    public Effect {
        positions = List.copyOf(positions);
    }

    /// A position before and after; one that was not there before is absent then.
    public record Changed(PositionKey key, @Nullable Position beforeOrNull, Position after) {
        public Optional<Position> before() {
            return Optional.ofNullable(beforeOrNull);
        }
    }

    public Optional<Oversold> refusal() {
        return Optional.ofNullable(refusalOrNull);
    }

    /// Of `entry` on `ledger`, as of `now` or, when the entry is dated later, as of its own time.
    ///
    /// @throws UnknownRate if the entry needs a rate that was not known when it took effect
    public static Effect of(
            Ledger ledger,
            LedgerEntry entry,
            CostMethod method,
            Currency base,
            RateHistory rates,
            Instant now) {
        var effective = entry.booking().effectiveAt();
        var at = effective.isAfter(now) ? effective : now;
        var with = ledger.with(entry);
        var before = ledger.positions(method, base, rates, at);
        var after = with.positions(method, base, rates, at);
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var changed = new ArrayList<Changed>();
        for (var key : keys) {
            var was = before.get(key);
            var is = Optional.ofNullable(after.get(key)).orElseGet(() -> none(key, ledger, base));
            if (!is.equals(was)) {
                changed.add(new Changed(key, was, is));
            }
        }
        return new Effect(at, changed, refusal(ledger, entry));
    }

    private static @Nullable Oversold refusal(Ledger ledger, LedgerEntry entry) {
        try {
            Overselling.refuse(ledger, entry);
            return null;
        } catch (Oversold oversold) {
            return oversold;
        }
    }

    /// What is left of a position whose only entry is taken back.
    private static Position none(PositionKey key, Ledger ledger, Currency base) {
        var local = ledger.listings().currencyOf(key.instrument());
        return Position.ofCash(key, local, base, BigDecimal.ZERO);
    }
}
