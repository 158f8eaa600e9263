package io.tenfolio.web.live;

import io.tenfolio.money.Worth;
import io.tenfolio.valuation.Figure;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run says of one portfolio, in its base currency. The day change may be unknown.
public record Figures(
        Worth marketValue,
        Worth cash,
        Worth cost,
        Worth realisedGain,
        @Nullable Worth dayChangeOrNull) {
    static Figures of(Map<Figure, Long> scaled, Currency base) {
        return new Figures(
                worth(scaled, Figure.MARKET_VALUE, base),
                worth(scaled, Figure.CASH, base),
                worth(scaled, Figure.COST, base),
                worth(scaled, Figure.REALISED_GAIN, base),
                scaled.containsKey(Figure.DAY_CHANGE)
                        ? worth(scaled, Figure.DAY_CHANGE, base)
                        : null);
    }

    /// Whether these are figures of a portfolio that the run valued.
    static boolean isValued(Map<Figure, Long> scaled) {
        return scaled.containsKey(Figure.MARKET_VALUE) && scaled.containsKey(Figure.CASH);
    }

    public Worth total() {
        return marketValue.plus(cash);
    }

    /// Worth now − worth at the last slot before local midnight − net flows since.
    public Optional<Worth> dayChange() {
        return Optional.ofNullable(dayChangeOrNull);
    }

    private static Worth worth(Map<Figure, Long> scaled, Figure figure, Currency base) {
        return Worth.ofScaled(scaled.getOrDefault(figure, 0L), base);
    }
}
