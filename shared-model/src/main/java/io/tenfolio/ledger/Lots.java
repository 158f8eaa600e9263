package io.tenfolio.ledger;

import io.tenfolio.money.Decimals;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The lots of one position in the order they leave: oldest first, or all joined into one under moving
/// average. All are long, or all are short.
final class Lots {
    /// A remainder smaller than this closes its position (1e-9 units).
    private static final BigDecimal DUST = BigDecimal.ONE.movePointLeft(9);

    private final CostMethod method;
    private final List<Lot> lots = new ArrayList<>();

    Lots(CostMethod method) {
        this.method = method;
    }

    List<Lot> all() {
        return List.copyOf(lots);
    }

    BigDecimal units() {
        return lots.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isDust(BigDecimal units) {
        return units.abs().compareTo(DUST) < 0;
    }

    void add(Lot lot) {
        if (lot.units().signum() == 0) {
            return;
        }
        switch (method) {
            case MOVING_AVERAGE -> {
                if (lots.isEmpty()) {
                    lots.add(lot);
                } else {
                    lots.set(0, lots.getFirst().joined(lot));
                }
            }
            case FIFO -> {
                int at = lots.size();
                while (at > 0 && lots.get(at - 1).acquiredAt().isAfter(lot.acquiredAt())) {
                    at--;
                }
                lots.add(at, lot);
            }
        }
    }

    /// Puts one lot in the place of all.
    void replaceBy(Lot lot) {
        lots.clear();
        add(lot);
    }

    /// Takes `units` (of the lots' sign, at most what is there) from the front. A remainder of dust goes with
    /// the last part, so that nothing of the cost stays behind.
    List<Lot> take(BigDecimal units) {
        boolean closes = isDust(units().subtract(units));
        var taken = new ArrayList<Lot>();
        var wanted = units;
        while (!lots.isEmpty() && (closes || wanted.signum() != 0)) {
            var lot = lots.getFirst();
            if (closes || wanted.abs().compareTo(lot.units().abs()) >= 0) {
                taken.add(lots.removeFirst());
                wanted = wanted.subtract(lot.units());
            } else {
                var part = lot.part(wanted);
                taken.add(part);
                lots.set(0, lot.without(part));
                wanted = BigDecimal.ZERO;
            }
        }
        return taken;
    }

    /// Multiplies the units by ratioNew ÷ ratioOld, to 18 digits; the cost stays.
    void split(int ratioNew, int ratioOld) {
        var left = scaled(units(), ratioNew, ratioOld);
        for (int i = 0; i < lots.size(); i++) {
            var lot = lots.get(i);
            var units = i == lots.size() - 1 ? left : scaled(lot.units(), ratioNew, ratioOld);
            lots.set(i, lot.withUnits(units));
            left = left.subtract(units);
        }
    }

    private static BigDecimal scaled(BigDecimal units, int ratioNew, int ratioOld) {
        return units.multiply(BigDecimal.valueOf(ratioNew))
                .divide(
                        BigDecimal.valueOf(ratioOld),
                        Decimals.FRACTION_DIGITS,
                        RoundingMode.HALF_EVEN);
    }
}
