package io.tenfolio.db.ledger;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.PositionFlow;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was moved into positions of one portfolio and out of them, between two sequences of positions.
@Repository
public class PositionFlows {
    private static final String BETWEEN =
            """
            select e.*, i.merged_into, booked.reverses_id is not null as taken_back
            from   (select distinct c.entry_id
                    from   position_change c
                    where  c.portfolio_id = :portfolio
                    and    c.seq > :after
                    and    c.seq <= :upTo
                    and    c.entry_id is not null) changing
            join   ledger_entry booked on booked.id = changing.entry_id
            join   ledger_entry e on e.id = coalesce(booked.reverses_id, booked.id)
            left   join instrument i on i.id = e.instrument_id
            """;

    private final JdbcClient jdbc;
    private final Instruments instruments;

    public PositionFlows(JdbcClient jdbc, Instruments instruments) {
        this.jdbc = jdbc;
        this.instruments = instruments;
    }

    private record Booked(LedgerEntry entry, boolean takenBack) {}

    /// Of entries that changed positions after the sequence `after` up to `upTo`; a reversal takes back what its entry moved.
    ///
    /// @param base the portfolio's currency
    public List<PositionFlow> between(PortfolioId portfolio, Currency base, long after, long upTo) {
        var booked =
                jdbc.sql(BETWEEN)
                        .param("portfolio", portfolio.value())
                        .param("after", after)
                        .param("upTo", upTo)
                        .query((row, _) ->
                                new Booked(EntryRows.read(row), row.getBoolean("taken_back")))
                        .list();
        if (booked.isEmpty()) {
            return List.of();
        }
        var listings = Listings.of(instruments.all().values());
        return booked.stream().flatMap(one -> flows(one, base, listings)).toList();
    }

    private static Stream<PositionFlow> flows(Booked booked, Currency base, Listings listings) {
        var flows = PositionFlow.of(booked.entry(), base, listings).stream();
        return booked.takenBack() ? flows.map(PositionFlow::negated) : flows;
    }
}
