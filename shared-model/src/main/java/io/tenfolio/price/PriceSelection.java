package io.tenfolio.price;

import io.tenfolio.instrument.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Chooses the price of one instrument among what several sources said: the first preferred source that is
/// fresh, else another one's as a fallback, else the newest there is. What cannot be believed is refused with
/// a reason; then the last price is carried forward, marked stale once a newer one was due. Before the first
/// price the first known one, else the last trade's, stands in as an estimate.
public final class PriceSelection {
    private final MarketCalendar calendar;
    private final SelectionRules rules;

    public PriceSelection(MarketCalendar calendar, SelectionRules rules) {
        this.calendar = calendar;
        this.rules = rules;
    }

    /// @param preferences the sources that carry this instrument, the preferred one first
    /// @param now the time of the run
    public Choice<Quote, Price> choose(
            Instrument instrument,
            List<SourceName> preferences,
            List<Quote> quotes,
            KnownPrices known,
            Instant now) {
        var venue = calendar.venueOf(instrument);
        var selection =
                new Selection<Quote, Price>(
                        rules,
                        preferences,
                        asOf -> venue.map(v -> v.isStale(asOf, now)).orElse(false),
                        now,
                        known.lastOrNull(),
                        (quote, last) -> afterSplits(last, quote, known.splits()));
        var inItsCurrency = inItsCurrency(instrument, quotes, selection);
        return switch (selection.choose(inItsCurrency)) {
            case Choice.Nothing<Quote, Price> nothing ->
                    estimate(instrument, known, nothing.refusals());
            case Choice<Quote, Price> found -> found;
        };
    }

    private static List<Quote> inItsCurrency(
            Instrument instrument, List<Quote> quotes, Selection<Quote, Price> selection) {
        var byCurrency =
                quotes.stream()
                        .filter(quote -> quote.instrument().equals(instrument.id()))
                        .collect(
                                Collectors.partitioningBy(quote ->
                                        quote.perUnit().currency().equals(instrument.currency())));
        for (var foreign : byCurrency.getOrDefault(false, List.of())) {
            selection.refuse(
                    foreign,
                    new Refusal.OtherCurrency(instrument.currency(), foreign.perUnit().currency()));
        }
        return byCurrency.getOrDefault(true, List.of());
    }

    private static BigDecimal afterSplits(Price last, Quote quote, List<KnownSplit> splits) {
        var price = last.number();
        for (var split : splits) {
            if (split.isBetween(last.asOf(), quote.asOf())) {
                price = split.adjusted(price);
            }
        }
        return price;
    }

    private static Choice<Quote, Price> estimate(
            Instrument instrument, KnownPrices known, List<Refusal<Quote>> refusals) {
        if (known.first().isPresent()) {
            return new Choice.Carried<>(known.first().get(), Quality.ESTIMATED, refusals);
        }
        if (known.lastTrade().isPresent()) {
            var trade = known.lastTrade().get();
            return new Choice.Chosen<>(
                    new Quote(SourceName.LAST_TRADE, instrument.id(), trade.perUnit(), trade.at()),
                    Quality.ESTIMATED,
                    Quality.ESTIMATED,
                    refusals);
        }
        return new Choice.Nothing<>(refusals);
    }
}
