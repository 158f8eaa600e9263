package io.tenfolio.price;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the rate of one currency to the pivot among what several sources said, by the same rules as a
/// price: the preferred source first (the ECB, whose calendar decides what is stale), the last rate carried.
public final class RateSelection {
    private final MarketCalendar calendar;
    private final SelectionRules rules;

    public RateSelection(MarketCalendar calendar, SelectionRules rules) {
        this.calendar = calendar;
        this.rules = rules;
    }

    /// @param quotes of one currency to one pivot
    public Choice<RateQuote, Rate> choose(
            List<SourceName> preferences,
            List<RateQuote> quotes,
            @Nullable Rate lastOrNull,
            Instant now) {
        var venue = calendar.venue(MarketCalendar.ECB);
        return new Selection<RateQuote, Rate>(
                        rules,
                        preferences,
                        asOf -> venue.map(v -> v.isStale(asOf, now)).orElse(false),
                        now,
                        lastOrNull,
                        (_, last) -> last.number())
                .choose(quotes);
    }
}
