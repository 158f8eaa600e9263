package io.tenfolio.ledger;

import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;

/// The rule that nobody sells, delivers or transfers more than was held at that time, in accounts that allow no
/// shorts. An entry booked late, and a reversal, can leave a later sale without its units: that is refused too.
public final class Overselling {
    /// Quantities do not depend on rates, so any will do.
    private static final RateHistory ANY_RATE = (_, _, _) -> Optional.of(BigDecimal.ONE);

    private static final Currency ANY_BASE = Currency.getInstance("EUR");

    private Overselling() {}

    /// @throws Oversold if units would be missing that are not missing without the entry
    public static void refuse(Ledger ledger, LedgerEntry entry) {
        var before = positions(ledger);
        positions(ledger.with(entry))
                .forEach((key, position) -> {
                    var missing =
                            Optional.ofNullable(before.get(key))
                                    .map(Position::missing)
                                    .map(position.missing()::minus)
                                    .orElse(position.missing());
                    if (missing.isPositive()) {
                        throw new Oversold(key, missing);
                    }
                });
    }

    /// Every entry counts, the future-dated ones too.
    private static SortedMap<PositionKey, Position> positions(Ledger ledger) {
        return ledger.positions(CostMethod.FIFO, ANY_BASE, ANY_RATE, Instant.MAX);
    }

    /// More would leave an account than it holds.
    public static final class Oversold extends RuntimeException {
        private final PositionKey position;
        private final Quantity missing;

        Oversold(PositionKey position, Quantity missing) {
            super(
                    "Account %d is short of %s units of instrument %d for this"
                            .formatted(
                                    position.account().value(),
                                    missing.units().toPlainString(),
                                    position.instrument().value()));
            this.position = position;
            this.missing = missing;
        }

        public PositionKey position() {
            return position;
        }

        public Quantity missing() {
            return missing;
        }
    }
}
