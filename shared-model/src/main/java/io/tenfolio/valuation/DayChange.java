package io.tenfolio.valuation;

import java.util.Arrays;

/// The day change of a block of portfolios by place: worth now − worth at the base − net external flows since
/// the base, in ten-thousandths of each base currency.
public final class DayChange {
    private DayChange() {}

    /// `base`: worth (market value + cash) at the last slot before local midnight, 0 for a portfolio that
    /// began after it, [PackedFigures#ABSENT] where it is not known: then the day change is not known either.
    public static long[] apply(long[] marketValue, long[] cash, long[] base, long[] flows) {
        var change = new long[marketValue.length];
        Arrays.setAll(
                change,
                place -> change(marketValue[place], cash[place], base[place], flows[place]));
        return change;
    }

    private static long change(long marketValue, long cash, long base, long flows) {
        if (marketValue == PackedFigures.ABSENT
                || cash == PackedFigures.ABSENT
                || base == PackedFigures.ABSENT
                || flows == PackedFigures.ABSENT) {
            return PackedFigures.ABSENT;
        }
        try {
            return Math.subtractExact(
                    Math.subtractExact(Math.addExact(marketValue, cash), base), flows);
        } catch (ArithmeticException e) {
            return PackedFigures.ABSENT;
        }
    }
}
