package io.tenfolio.batch.price;

import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Prices.NewRate;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Choice;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.Quote;
import io.tenfolio.price.Rate;
import io.tenfolio.price.RateQuote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a run chose: the prices and rates to write, and the quality each price has in the run.
final class Choices {
    private final List<NewPrice> prices = new ArrayList<>();
    private final List<NewRate> rates = new ArrayList<>();
    private final Map<InstrumentId, Quality> qualities = new HashMap<>();

    void price(InstrumentId instrument, Choice<Quote, Price> choice, Statements said) {
        switch (choice) {
            case Choice.Chosen<Quote, Price>(var quote, var stored, var inRun, _) -> {
                prices.add(
                        new NewPrice(
                                instrument,
                                quote.perUnit(),
                                quote.asOf(),
                                quote.source(),
                                stored,
                                said.rawQuoteOf(quote)));
                qualities.put(instrument, inRun);
            }
            case Choice.Carried<Quote, Price>(_, var inRun, _) -> qualities.put(instrument, inRun);
            case Choice.Nothing<Quote, Price> _ -> {}
        }
    }

    void rate(Choice<RateQuote, Rate> choice, Statements said) {
        if (choice instanceof Choice.Chosen<RateQuote, Rate> chosen) {
            rates.add(new NewRate(chosen.statement(), said.rawQuoteOf(chosen.statement())));
        }
    }

    List<NewPrice> prices() {
        return prices;
    }

    List<NewRate> rates() {
        return rates;
    }

    /// How good the prices are in the run.
    Map<InstrumentId, Quality> qualities() {
        return qualities;
    }

    /// The price as the run uses it.
    Price inRun(Price price) {
        return price.withQuality(qualities.getOrDefault(price.instrument(), price.quality()));
    }
}
