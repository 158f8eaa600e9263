package io.tenfolio.bench;

import io.tenfolio.job.Slot;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// One statement that values and stores everything inside the server, in two sessions with half of the portfolios each.
///
/// The statement walks through portfolios and their positions in the order of their keys, so that nothing is sorted. Left alone, the
/// server begins with the instruments and reads ten million positions one by one.
final class SetBasedSql implements Way {
    static final String NAME = "set-based SQL";

    /// A derived table is held in memory with a hash index: a look-up takes half as long as in the table itself.
    private static final String VALUE =
            """
            insert into bench_valuation (way, slot, portfolio_id, market_value, cash, cost, realised_gain, day_change)
            select ?, ?, id, market_value, cash, cost, realised_gain, market_value + cash - worth_before
            from   (select straight_join
                           p.id,
                           sum(if(h.instrument_id < 501, %1$s, 0)) as market_value,
                           sum(if(h.instrument_id < 501, 0, %1$s)) as cash,
                           sum(if(h.instrument_id < 501, h.cost, 0)) as cost,
                           sum(h.realised_gain) as realised_gain,
                           base.market_value + base.cash + coalesce(flow.amount, 0) as worth_before
                    from   portfolio p
                    join   daily_close base
                           on  base.portfolio_id = p.id
                           and base.day = ?
                    left   join bench_flow flow on flow.portfolio_id = p.id
                    join   account_position h on h.portfolio_id = p.id
                    join   (select * from bench_unit limit 1000000) unit on unit.instrument_id = h.instrument_id
                    where  p.id between ? and ?
                    group  by p.id) valued
            """
                    .formatted(
                            "round(h.quantity * case p.base_currency when 'EUR' then unit.eur when 'USD' then unit.usd else unit.inr end, 4)");

    private static final String ROOM_IN_MEMORY =
            "set tmp_memory_table_size = 1073741824, max_heap_table_size = 1073741824";

    private final BenchDatabase database;

    SetBasedSql(BenchDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration value(Slot slot, int portfolios) {
        int half = portfolios / 2;
        long begin = System.nanoTime();
        database.sessions(
                List.of(
                        session -> value(session, slot, 1, half),
                        session -> value(session, slot, half + 1, portfolios)));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void value(JdbcTemplate session, Slot slot, int first, int last) {
        session.execute(ROOM_IN_MEMORY);
        session.update(VALUE, NAME, slot.epochSecond(), World.CLOSED_DAY, first, last);
    }
}
