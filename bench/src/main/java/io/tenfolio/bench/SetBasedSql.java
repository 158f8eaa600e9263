package io.tenfolio.bench;

import io.tenfolio.job.Slot;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One statement that values and stores everything inside the server.
final class SetBasedSql implements Way {
    static final String NAME = "set-based SQL";

    private static final String VALUE =
            """
            insert into bench_valuation (way, slot, portfolio_id, market_value, cash, cost, realised_gain, day_change)
            select :way, :slot, valued.portfolio_id, valued.market_value, valued.cash, valued.cost, valued.realised_gain,
                   valued.market_value + valued.cash - (base.market_value + base.cash) - coalesce(flow.amount, 0)
            from   (select p.id as portfolio_id,
                           sum(if(h.instrument_id < 501, round(h.quantity * unit.worth, 4), 0)) as market_value,
                           sum(if(h.instrument_id < 501, 0, round(h.quantity * unit.worth, 4))) as cash,
                           sum(if(h.instrument_id < 501, h.cost, 0)) as cost,
                           sum(h.realised_gain) as realised_gain
                    from   portfolio p
                    join   account_position h on h.portfolio_id = p.id
                    join   bench_unit unit
                           on  unit.instrument_id = h.instrument_id
                           and unit.base = p.base_currency
                    where  p.id <= :portfolios
                    group  by p.id) valued
            join   daily_close base
                   on  base.portfolio_id = valued.portfolio_id
                   and base.day = :day
            left   join bench_flow flow on flow.portfolio_id = valued.portfolio_id
            """;

    private final JdbcClient jdbc;

    SetBasedSql(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration value(Slot slot, int portfolios) {
        long begin = System.nanoTime();
        jdbc.sql(VALUE)
                .param("way", NAME)
                .param("slot", slot.epochSecond())
                .param("portfolios", portfolios)
                .param("day", World.CLOSED_DAY)
                .update();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
