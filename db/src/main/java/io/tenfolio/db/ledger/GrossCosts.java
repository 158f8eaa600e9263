package io.tenfolio.db.ledger;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.job.RunId;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.Position;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What holdings cost without the fees and taxes of purchase: unrealised gains are measured from it, and positions keep only
/// the cost that is shown. It takes a walk through the portfolio's ledger.
@Repository
public class GrossCosts {
    private static final String INPUTS_AT =
            """
            select inputs_at
            from   run
            where  slot = :slot
            and    revision = :revision
            and    inputs_at is not null
            """;

    private final JdbcClient jdbc;
    private final Instruments instruments;
    private final Prices prices;
    private final LedgerRows rows;

    public GrossCosts(JdbcClient jdbc, Instruments instruments, Prices prices) {
        this.jdbc = jdbc;
        this.instruments = instruments;
        this.prices = prices;
        this.rows = new LedgerRows(jdbc);
    }

    /// The same holdings with what they cost without charges, by the ledger as it was when `run` fixed its inputs. One that the
    /// ledger does not tell in this quantity stays as it is.
    public List<Holding> complete(PortfolioId portfolio, RunId run, List<Holding> held) {
        return inputsAt(run)
                .map(at -> positions(portfolio, at))
                .map(told -> held.stream().map(holding -> complete(holding, told)).toList())
                .orElse(held);
    }

    private static Holding complete(Holding holding, Map<PositionKey, Position> told) {
        var position = told.get(new PositionKey(holding.account(), holding.instrument()));
        return holding.isCash()
                        || position == null
                        || !position.quantity().equals(holding.quantity())
                ? holding
                : holding.withCostWithoutCharges(position.costWithoutCharges());
    }

    private Map<PositionKey, Position> positions(PortfolioId portfolio, Instant at) {
        var book = rows.bookKnownAt(at, portfolio, Listings.of(instruments.all().values()));
        return book.ledger().positions(book.method(), book.base(), prices.rateHistory(), at);
    }

    private Optional<Instant> inputsAt(RunId run) {
        return jdbc.sql(INPUTS_AT)
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .query((row, _) -> Utc.instant(row, "inputs_at"))
                .optional();
    }
}
