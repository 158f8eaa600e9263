package io.tenfolio.valuation;

import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// Sums of worths by place, in ten-thousandths. A sum that fits no long is kept beside, exactly, as more parts may make it smaller again.
final class PlaceSums {
    private final long[] values;
    private final Map<Integer, BigInteger> large = new HashMap<>();

    PlaceSums(int places) {
        values = new long[places];
    }

    /// `plain`: a decimal with four digits after the point.
    void add(int place, String plain) {
        int length = plain.length();
        if (PlainDecimal.fitsLong(length) && PlainDecimal.scale(plain, length) == Worth.DIGITS) {
            add(place, PlainDecimal.unscaled(plain, length));
        } else {
            add(place, new BigDecimal(plain).setScale(Worth.DIGITS).unscaledValue());
        }
    }

    void add(int place, long more) {
        long sum = values[place] + more;
        if (((values[place] ^ sum) & (more ^ sum)) < 0
                || sum == Long.MIN_VALUE
                || !large.isEmpty()) {
            add(place, BigInteger.valueOf(more));
        } else {
            values[place] = sum;
        }
    }

    void add(int place, BigInteger more) {
        var known = large.remove(place);
        var sum = (known == null ? BigInteger.valueOf(values[place]) : known).add(more);
        if (PositionBlock.fits(sum)) {
            values[place] = sum.longValueExact();
        } else {
            large.put(place, sum);
        }
    }

    /// What does not fit is 0.
    long[] values() {
        var kept = values.clone();
        tooLarge().keySet().forEach(place -> kept[place] = 0);
        return kept;
    }

    Map<Integer, BigInteger> tooLarge() {
        return Map.copyOf(large);
    }
}
