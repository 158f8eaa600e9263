package io.tenfolio.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What cash flows are worth together at a rate, and the rates at which that is nothing.
///
/// Everything is a function of x = ln(1 + r), where Σ c·e^(−x·t) has no pole at r = −1 and its zeros lie
/// between bounds that can be told beforehand. All loops are bounded, so no flows make it hang.
final class NetPresentValue {
    private static final double DAYS_OF_A_YEAR = 365;

    /// ln(1 + r) of a rate that a double still holds.
    private static final double LARGEST_X = 700;

    /// Grid of the search for several roots: fine around 0, coarser the farther away.
    private static final double GRID_STEP = 0.01;

    /// Where a sum is this small a part of its terms, doubles cannot tell it from 0.
    private static final double NOTHING = 1e-13;

    /// Rates closer than this are one.
    private static final double SAME_RATE = 1e-6;

    private static final int HALVINGS = 200;

    private final double[] years;
    private final double[] amounts;

    private NetPresentValue(double[] years, double[] amounts) {
        this.years = years;
        this.amounts = amounts;
    }

    static NetPresentValue of(List<CashFlow> flows) {
        var net = new TreeMap<LocalDate, BigDecimal>();
        flows.forEach(flow -> net.merge(flow.day(), flow.amount(), BigDecimal::add));
        net.values().removeIf(amount -> amount.signum() == 0);
        var largest =
                net.values().stream()
                        .map(BigDecimal::abs)
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ONE);
        return new NetPresentValue(
                net.keySet().stream()
                        .mapToDouble(day ->
                                ChronoUnit.DAYS.between(net.firstKey(), day) / DAYS_OF_A_YEAR)
                        .toArray(),
                net.values().stream()
                        .mapToDouble(amount ->
                                amount.divide(largest, MathContext.DECIMAL64).doubleValue())
                        .toArray());
    }

    /// All rates above −1 that solve it, lowest first.
    List<Double> roots() {
        if (amounts.length < 2 || !hasBothSigns()) return List.of();
        double lowest = lowerBound();
        double highest = upperBound();
        if (isCrossed(lowest, highest)) {
            double root = crossing(lowest, highest);
            if (isPureInvestmentAt(root)) return List.of(rate(root));
        }
        return distinctRates(searched(lowest, highest));
    }

    /// Σ c·e^(−x·t), for negative x times the positive e^(x·T), which keeps its zeros and avoids overflow.
    private double at(double x) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) sum += term(i, x);
        return sum;
    }

    private double term(int i, double x) {
        double since = x >= 0 ? years[i] : years[i] - horizon();
        return amounts[i] * Math.exp(-x * since);
    }

    private double horizon() {
        return years[years.length - 1];
    }

    private boolean hasBothSigns() {
        boolean positive = false;
        boolean negative = false;
        for (double amount : amounts) {
            positive |= amount > 0;
            negative |= amount < 0;
        }
        return positive && negative;
    }

    /// Below, the last flow outweighs all others together.
    private double lowerBound() {
        int last = amounts.length - 1;
        return -Math.log(total() / Math.abs(amounts[last])) / (years[last] - years[last - 1]) - 1;
    }

    /// Above, the first flow outweighs all others together.
    private double upperBound() {
        double bound = Math.log(total() / Math.abs(amounts[0])) / (years[1] - years[0]) + 1;
        return Math.min(bound, LARGEST_X);
    }

    private double total() {
        double total = 0;
        for (double amount : amounts) total += Math.abs(amount);
        return total;
    }

    /// Whether what is invested never turns into a debt (or a debt into an investment) on the way at this
    /// rate; then there is no other rate (Soper 1959, Gronchi 1986): a higher one leaves less at every step, a
    /// lower one more.
    private boolean isPureInvestmentAt(double x) {
        double balance = 0;
        for (int i = 0; i < amounts.length - 1; i++) {
            balance += term(i, x);
            if (balance * amounts[0] < 0) return false;
        }
        return true;
    }

    /// Looks for every change of sign, and for every approach to 0 that may cross it twice between two points.
    private List<Double> searched(double lowest, double highest) {
        var grid = grid(lowest, highest);
        var values = new double[grid.length];
        for (int i = 0; i < grid.length; i++) values[i] = at(grid[i]);
        var roots = new ArrayList<Double>();
        for (int i = 1; i < grid.length; i++) {
            if (values[i - 1] > 0 != values[i] > 0) {
                roots.add(crossing(grid[i - 1], grid[i]));
            } else if (i + 1 < grid.length && isDip(values, i)) {
                roots.addAll(dip(grid[i - 1], grid[i + 1]));
            }
        }
        return roots;
    }

    private double[] grid(double lowest, double highest) {
        double from = asinh(lowest * horizon());
        double to = asinh(highest * horizon());
        int cells = (int) Math.ceil((to - from) / GRID_STEP) + 1;
        var grid = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            grid[i] = Math.sinh(from + (to - from) * i / cells) / horizon();
        }
        return grid;
    }

    private static double asinh(double y) {
        return Math.signum(y) * Math.log(Math.abs(y) + Math.sqrt(y * y + 1));
    }

    private static boolean isDip(double[] values, int i) {
        double here = Math.abs(values[i]);
        return values[i - 1] > 0 == values[i + 1] > 0
                && here <= Math.abs(values[i - 1])
                && here <= Math.abs(values[i + 1]);
    }

    /// The roots next to the point between `low` and `high` that comes closest to 0, if it gets there.
    private List<Double> dip(double low, double high) {
        double side = Math.signum(at(low));
        if (side == 0) return List.of();
        double from = low;
        double to = high;
        for (int i = 0; i < HALVINGS && to - from > 0; i++) {
            double left = from + (to - from) / 3;
            double right = to - (to - from) / 3;
            if (side * at(left) < side * at(right)) to = right;
            else from = left;
        }
        double bottom = from + (to - from) / 2;
        double depth = side * at(bottom);
        if (Math.abs(depth) <= NOTHING * size(bottom)) return List.of(bottom);
        return depth < 0 ? List.of(crossing(low, bottom), crossing(bottom, high)) : List.of();
    }

    private double size(double x) {
        double size = 0;
        for (int i = 0; i < amounts.length; i++) size += Math.abs(term(i, x));
        return size;
    }

    private boolean isCrossed(double low, double high) {
        return at(low) > 0 != at(high) > 0;
    }

    /// Where the sign changes between `low` and `high`, by halving.
    private double crossing(double low, double high) {
        boolean below = at(low) > 0;
        double from = low;
        double to = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to) break;
            if (at(middle) > 0 == below) from = middle;
            else to = middle;
        }
        return Math.abs(at(from)) <= Math.abs(at(to)) ? from : to;
    }

    private static List<Double> distinctRates(List<Double> roots) {
        var rates = new ArrayList<Double>();
        var last = OptionalDouble.empty();
        for (double rate : roots.stream().map(NetPresentValue::rate).sorted().toList()) {
            if (last.isEmpty()
                    || rate - last.getAsDouble() > SAME_RATE * Math.max(1, Math.abs(rate))) {
                rates.add(rate);
            }
            last = OptionalDouble.of(rate);
        }
        return rates;
    }

    /// Never −1 itself, which nothing can be discounted with.
    private static double rate(double x) {
        return Math.max(Math.expm1(x), Math.nextUp(-1.0));
    }
}
