package io.tenfolio.marketsim;

import java.time.Instant;

/// Brownian motion at any minute from 2000 to 2063 as a pure function of a key; variance 1 per year.
///
/// Lévy's construction: the end of the whole span is drawn first, then the middle of each half, until the minute is met.
/// So a day's path and its end are one curve, and any minute costs 25 draws, whatever was asked before.
final class BrownianPath {
    private static final long FIRST_MINUTE =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() / 60;
    private static final int DOUBLINGS = 25;
    private static final long SPAN = 1L << DOUBLINGS;
    private static final double MINUTES_A_YEAR = 365.25 * 24 * 60;

    /// Standard deviation of the middle, given both ends of a stretch of 2^i minutes.
    private static final double[] SPREAD = spreads();

    private final long key;

    BrownianPath(long key) {
        this.key = key;
    }

    double at(Instant time) {
        return atMinute(Math.floorDiv(time.getEpochSecond(), 60));
    }

    double atMinute(long epochMinute) {
        long minute = Math.clamp(epochMinute - FIRST_MINUTE, 0, SPAN);
        long left = 0;
        double atLeft = 0;
        double atRight = Noise.normal(key) * StrictMath.sqrt(SPAN / MINUTES_A_YEAR);
        if (minute == SPAN) {
            return atRight;
        }
        for (int i = DOUBLINGS; minute != left; i--) {
            long middle = left + (1L << (i - 1));
            double atMiddle =
                    (atLeft + atRight) / 2 + SPREAD[i] * Noise.normal(key ^ middle * 2 + 1);
            if (minute < middle) {
                atRight = atMiddle;
            } else {
                left = middle;
                atLeft = atMiddle;
            }
        }
        return atLeft;
    }

    private static double[] spreads() {
        var spreads = new double[DOUBLINGS + 1];
        for (int i = 1; i <= DOUBLINGS; i++) {
            spreads[i] = StrictMath.sqrt((1L << i) / MINUTES_A_YEAR) / 2;
        }
        return spreads;
    }
}
