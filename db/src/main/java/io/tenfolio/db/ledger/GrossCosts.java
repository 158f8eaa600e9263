package io.tenfolio.db.ledger;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.Prices;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

/// What holdings cost without the fees and taxes of purchase: unrealised gains are measured from it, and positions keep only
/// the cost that is shown. It takes a walk through the portfolio's ledger.
@Repository
public class GrossCosts {
    private final LedgersThen ledgers;
    private final Instruments instruments;
    private final Prices prices;

    public GrossCosts(LedgersThen ledgers, Instruments instruments, Prices prices) {
        this.ledgers = ledgers;
        this.instruments = instruments;
        this.prices = prices;
    }

    /// The holdings of `portfolio` as of `sequence` with what they cost without charges. Those that the ledger does not tell in
    /// this quantity stay as they are, and all do when a rate that it needs is gone.
    public List<Holding> complete(Portfolio portfolio, long sequence, List<Holding> held) {
        var id = portfolio.id();
        var listings = Listings.of(instruments.all().values());
        var ledger = ledgers.between(id, id, sequence, listings).get(id);
        if (ledger == null) {
            return held;
        }
        try {
            return Holding.completed(
                    held,
                    ledger.positions(
                            portfolio.costMethod(),
                            portfolio.baseCurrency(),
                            prices.rateHistory(),
                            Instant.MAX));
        } catch (UnknownRate e) {
            return held;
        }
    }
}
