package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Instant;

/// The price of one instrument at any minute, in its quoted unit: its own movement plus its share of the common one.
final class PricePath {
    private static final double COMMON_VOLATILITY = 0.13;
    private static final double MINUTES_A_YEAR = 365.25 * 24 * 60;

    private final Walk walk;
    private final BrownianPath own;
    private final BrownianPath common;
    private final double logAtAnchor;

    PricePath(Walk walk, BrownianPath own, BrownianPath common) {
        this.walk = walk;
        this.own = own;
        this.common = common;
        this.logAtAnchor = movement(Market.ANCHOR_TIME);
    }

    BigDecimal at(Instant time) {
        var scaled =
                walk.start()
                        * StrictMath.exp(movement(time) - logAtAnchor)
                        * StrictMath.pow(10, walk.digits());
        return BigDecimal.valueOf(Math.clamp(Math.round(scaled), 1L, 1L << 53), walk.digits());
    }

    private double movement(Instant time) {
        long minutes =
                Math.floorDiv(time.getEpochSecond() - Market.ANCHOR_TIME.getEpochSecond(), 60L);
        return walk.drift() * (minutes / MINUTES_A_YEAR)
                + walk.volatility() * own.at(time)
                + walk.marketShare() * COMMON_VOLATILITY * common.at(time);
    }
}
