package io.tenfolio.batch.valuation;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.db.valuation.LateInputs;
import io.tenfolio.db.valuation.StaleCloses;
import io.tenfolio.db.valuation.StaleCloses.Mark;
import io.tenfolio.job.Run;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Keeps daily closes right when something comes late: finds whose past has changed, computes their closes again from ledger and
/// prices, and appends those that differ. Each portfolio is a transaction of its own, so this may stop anywhere and go on later.
@Component
public class CloseCorrections {
    private static final Logger LOG = LoggerFactory.getLogger(CloseCorrections.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final LateInputs late;
    private final StaleCloses stale;
    private final DailyCloses closes;
    private final Runs runs;
    private final Portfolios portfolios;
    private final Instruments instruments;
    private final Ledgers ledgers;
    private final Positions positions;
    private final Prices prices;
    private final Transactions transactions;

    CloseCorrections(
            LateInputs late,
            StaleCloses stale,
            DailyCloses closes,
            Runs runs,
            Portfolios portfolios,
            Instruments instruments,
            Ledgers ledgers,
            Positions positions,
            Prices prices,
            Transactions transactions) {
        this.late = late;
        this.stale = stale;
        this.closes = closes;
        this.runs = runs;
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.ledgers = ledgers;
        this.positions = positions;
        this.prices = prices;
        this.transactions = transactions;
    }

    /// Marks the portfolios for which a price, a rate or a run of an older slot came late; how many.
    public int markLate() {
        var window = late.window();
        if (window.isEmpty()) {
            return 0;
        }
        var touched = late.touched(window.get());
        stale.mark(touched);
        late.looked(window.get());
        return touched.size();
    }

    /// Takes up to `atMost` marked portfolios; how many there were.
    public int correct(int atMost) {
        long published = runs.latestPublished().map(Run::positionSequence).orElse(0L);
        var due = stale.due(published, atMost);
        if (due.isEmpty()) {
            return 0;
        }
        var known = instruments.all();
        var closing =
                new ClosesAgain(
                        known, Listings.of(known.values()), prices.rateHistory(), prices, runs);
        due.forEach(portfolio -> attempt(portfolio, closing, published));
        return due.size();
    }

    private void attempt(PortfolioId portfolio, ClosesAgain closing, long published) {
        try {
            transactions.run(() ->
                    stale.take(portfolio)
                            .ifPresent(mark -> correct(portfolio, mark, closing, published)));
        } catch (UnknownRate | DataAccessException | IllegalArgumentException e) {
            LOG.warn("Closes of portfolio {} cannot be corrected yet", portfolio.value(), e);
            stale.later(portfolio, PAUSE);
        }
    }

    private void correct(PortfolioId id, Mark mark, ClosesAgain closing, long published) {
        var written = closes.from(id, mark.fromDay());
        if (!written.isEmpty()) {
            var portfolio = portfolios.find(id).orElseThrow();
            var ledger = ledgers.ledger(id, closing.listings());
            var sequence = positions.sequence();
            var differing = differing(written, closing.of(portfolio, ledger, written));
            closes.correct(differing, stale.now(), sequence);
            if (!differing.isEmpty()) {
                LOG.info(
                        "Corrected {} closes of portfolio {} from {} on",
                        differing.size(),
                        id.value(),
                        differing.getFirst().close().day());
            }
        }
        if (mark.sequence() <= published) {
            stale.done(id);
        } else {
            lastDay(written).ifPresent(day -> stale.await(id, day.plusDays(1)));
        }
    }

    private static List<TimedClose> differing(List<TimedClose> written, List<TimedClose> again) {
        var figures = written.stream().map(TimedClose::close).toList();
        return again.stream().filter(one -> !figures.contains(one.close())).toList();
    }

    private static Optional<LocalDate> lastDay(List<TimedClose> written) {
        return written.isEmpty() ? Optional.empty() : Optional.of(written.getLast().close().day());
    }
}
