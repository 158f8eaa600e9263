package io.tenfolio.ledger;

import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One position while the ledger is walked through: its lots and what was gained so far.
final class PositionBook {
    private final PositionKey key;
    private final Currency local;
    private final Currency base;
    private final boolean shortsAllowed;
    private final Lots lots;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal realisedFromCurrency = BigDecimal.ZERO;
    private BigDecimal realisedLocal = BigDecimal.ZERO;
    private BigDecimal missing = BigDecimal.ZERO;

    PositionBook(
            PositionKey key,
            Currency local,
            Currency base,
            CostMethod method,
            boolean shortsAllowed) {
        this.key = key;
        this.local = local;
        this.base = base;
        this.shortsAllowed = shortsAllowed;
        this.lots = new Lots(method);
    }

    Currency local() {
        return local;
    }

    /// Takes in a trade as a lot of its own: a purchase has positive units and cost, a sale negative ones, with
    /// its charges positive in both. What meets units of the other sign relieves them; the rest opens, or is
    /// missing where shorts are not allowed.
    ///
    /// @param booking of the entry that brings it: a lot that was carried here is older than that
    /// @param rate base currency for one unit of the instrument's at this trade; asked for only when it matters
    Optional<Relief> trade(Booking booking, Lot trade, Supplier<BigDecimal> rate) {
        var held = lots.units();
        boolean meets = held.signum() * trade.units().signum() < 0;
        var met = meets ? trade.units().abs().min(held.abs()) : BigDecimal.ZERO;
        var rest = trade.units().abs().subtract(met);
        boolean mayOpen = trade.units().signum() > 0 || shortsAllowed;
        if (Lots.isDust(rest) && (meets || !mayOpen)) {
            rest = BigDecimal.ZERO;
        }
        boolean opens = mayOpen && rest.signum() != 0;
        if (opens) {
            var opening = trade.part(signed(rest, trade.units()));
            var closing = trade.without(opening);
            var relief =
                    meets
                            ? Optional.of(
                                    relieve(
                                            booking,
                                            closing,
                                            signed(met, held),
                                            rate,
                                            BigDecimal.ZERO))
                            : Optional.<Relief>empty();
            lots.add(opening);
            return relief;
        }
        return Optional.of(relieve(booking, trade, signed(met, held), rate, rest));
    }

    private Relief relieve(
            Booking booking,
            Lot trade,
            BigDecimal units,
            Supplier<BigDecimal> rate,
            BigDecimal notHeld) {
        var taken = lots.take(units);
        var localCost = sum(taken.stream().map(lot -> lot.local().gross()).toList());
        var cost = sum(taken.stream().map(lot -> lot.base().gross()).toList());
        var fromCurrency =
                local.equals(base)
                        ? BigDecimal.ZERO
                        : localCost.multiply(rate.get()).subtract(cost);
        var relief =
                new Relief(
                        booking.id(),
                        key,
                        booking.effectiveAt(),
                        taken,
                        trade.local().gross().negate(),
                        trade.base().gross().negate(),
                        trade.base().charges(),
                        fromCurrency,
                        notHeld);
        realised = realised.add(relief.gain());
        realisedLocal = realisedLocal.add(relief.localGain());
        realisedFromCurrency = realisedFromCurrency.add(fromCurrency);
        missing = missing.add(notHeld);
        return relief;
    }

    /// Takes out units that go to another account with their cost.
    List<Lot> give(BigDecimal units) {
        var given = units.min(lots.units().max(BigDecimal.ZERO));
        var rest = units.subtract(given);
        if (!Lots.isDust(rest)) {
            missing = missing.add(rest);
        }
        return given.signum() == 0 ? List.of() : lots.take(given);
    }

    void split(int ratioNew, int ratioOld) {
        lots.split(ratioNew, ratioOld);
    }

    /// Begins anew: nothing was gained yet, and what is held cost its worth.
    void reopen(Instant at, Function<Position, OpeningWorth> worth) {
        realised = BigDecimal.ZERO;
        realisedFromCurrency = BigDecimal.ZERO;
        realisedLocal = BigDecimal.ZERO;
        missing = BigDecimal.ZERO;
        if (lots.units().signum() == 0) return;
        var opening = worth.apply(position());
        lots.replaceBy(
                new Lot(
                        at,
                        lots.units(),
                        new Cost(opening.local(), BigDecimal.ZERO),
                        new Cost(opening.base(), BigDecimal.ZERO)));
    }

    Position position() {
        return new Position(
                key,
                local,
                base,
                new Quantity(lots.units()),
                lots.all(),
                new Gain(new Worth(realised, base), new Worth(realisedFromCurrency, base)),
                new Worth(realisedLocal, local),
                new Quantity(missing));
    }

    private static BigDecimal signed(BigDecimal magnitude, BigDecimal like) {
        return like.signum() < 0 ? magnitude.negate() : magnitude;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
