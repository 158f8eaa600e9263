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

    /// The sum of all lots' units; kept, for it is asked at every trade.
    private BigDecimal units = BigDecimal.ZERO;

    Lots(CostMethod method) {
        this.method = method;
    }

    List<Lot> all() {
        return List.copyOf(lots);
    }

    BigDecimal units() {
        return units;
    }

    static boolean isDust(BigDecimal units) {
        return units.abs().compareTo(DUST) < 0;
    }

    void add(Lot lot) {
        if (lot.units().signum() == 0) {
            return;
        }
        units = units.add(lot.units());
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
        units = BigDecimal.ZERO;
        add(lot);
    }

    /// Takes `part` (of the lots' sign, at most what is there) from the front. A remainder of dust goes with
    /// the last part, so that nothing of the cost stays behind.
    List<Lot> take(BigDecimal part) {
        boolean closes = isDust(units.subtract(part));
        var taken = new ArrayList<Lot>();
        var wanted = part;
        while (!lots.isEmpty() && (closes || wanted.signum() != 0)) {
            var lot = lots.getFirst();
            if (closes || wanted.abs().compareTo(lot.units().abs()) >= 0) {
                taken.add(lots.removeFirst());
                wanted = wanted.subtract(lot.units());
            } else {
                var some = lot.part(wanted);
                taken.add(some);
                lots.set(0, lot.without(some));
                wanted = BigDecimal.ZERO;
            }
        }
        units = closes ? BigDecimal.ZERO : units.subtract(part);
        return taken;
    }

    /// Multiplies the units by ratioNew ÷ ratioOld, to 18 digits; the cost stays.
    void split(int ratioNew, int ratioOld) {
        units = scaled(units, ratioNew, ratioOld);
        var left = units;
        for (int i = 0; i < lots.size(); i++) {
            var lot = lots.get(i);
            var scaled = i == lots.size() - 1 ? left : scaled(lot.units(), ratioNew, ratioOld);
            lots.set(i, lot.withUnits(scaled));
            left = left.subtract(scaled);
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
