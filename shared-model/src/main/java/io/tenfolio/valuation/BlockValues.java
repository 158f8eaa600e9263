package io.tenfolio.valuation;

import io.tenfolio.portfolio.PortfolioId;
import java.util.List;

/// The figures of a block by place, in ten-thousandths of each portfolio's base currency, and
/// [PackedFigures#ABSENT] where no portfolio is or it was skipped. The arrays are not to be changed: cost and
/// realised gain, which no price changes, can be those of the positions.
public record BlockValues(
        int block,
        long[] marketValue,
        long[] cash,
        long[] cost,
        long[] realisedGain,
        int valued,
        int withGaps,
        List<Skipped> skipped) {
    public BlockValues {
        skipped = List.copyOf(skipped);
    }

    /// A portfolio that could not be valued, and why, for a person to read.
    public record Skipped(PortfolioId portfolio, String reason) {}

    /// The values of one figure. The day change needs a base and flows and comes from [DayChange].
    public long[] of(Figure figure) {
        return switch (figure) {
            case MARKET_VALUE -> marketValue;
            case CASH -> cash;
            case COST -> cost;
            case REALISED_GAIN -> realisedGain;
            case DAY_CHANGE ->
                    throw new IllegalArgumentException("The day change is worked out by DayChange");
        };
    }
}
