package io.tenfolio.report;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.PriceHistory;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a statement is made of.
///
/// @param owner the name of whom the portfolio belongs to
/// @param ledger all that was known at the statement's moment, and nothing that was not in effect then
/// @param holdings what the ledger holds then
/// @param asOf the moment the statement tells of: the run's, or the end of a period that is over
/// @param market prices and rates of that moment; the histories tell of the time before it
public record StatementSource(
        Portfolio portfolio,
        String owner,
        Ledger ledger,
        List<Holding> holdings,
        Map<InstrumentId, Instrument> instruments,
        Instant asOf,
        MarketSnapshot market,
        PriceHistory prices,
        RateHistory rates) {
    public StatementSource {
        holdings = List.copyOf(holdings);
    }

    Instrument instrument(InstrumentId id) {
        var instrument = instruments.get(id);
        if (instrument == null) {
            throw new IllegalArgumentException("There is no instrument " + id.value());
        }
        return instrument;
    }

    /// Prices that end in the market of the statement's moment.
    PriceHistory pricesUntilThen() {
        return (instrument, at) ->
                at.isBefore(asOf)
                        ? prices.price(instrument, at)
                        : market.price(instrument).map(PriceHistory.Told::of);
    }

    RateHistory ratesUntilThen() {
        return (from, to, at) ->
                at.isBefore(asOf) ? rates.rate(from, to, at) : market.rates().rate(from, to);
    }
}
