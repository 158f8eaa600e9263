package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Worth of each portfolio at the end of each day in its zone: the base of the day change and of long charts.
@Repository
public class DailyCloses {
    static final String COLUMNS =
            "portfolio_id, day, market_value, cash, cost, realised_gain, flows, slot, revision";

    // the run is assigned last: what it is compared with must still be the old one
    private static final String UNLESS_NEWER =
            """
            on duplicate key update
                market_value  = if((value(slot), value(revision)) >= (slot, revision), value(market_value), market_value),
                cash          = if((value(slot), value(revision)) >= (slot, revision), value(cash), cash),
                cost          = if((value(slot), value(revision)) >= (slot, revision), value(cost), cost),
                realised_gain = if((value(slot), value(revision)) >= (slot, revision), value(realised_gain), realised_gain),
                flows         = if((value(slot), value(revision)) >= (slot, revision), value(flows), flows),
                revision      = if((value(slot), value(revision)) >= (slot, revision), value(revision), revision),
                slot          = greatest(value(slot), slot)
            """;
    private static final String OF =
            """
            select portfolio_id, day, market_value, cash, cost, realised_gain, flows
            from   daily_close
            where  portfolio_id = :portfolio
            and    day between :from and :to
            order  by day
            """;
    private static final String LAST_BEFORE =
            """
            select c.portfolio_id, c.day, c.market_value, c.cash, c.cost, c.realised_gain, c.flows
            from   portfolio p
            join   daily_close c
                   on  c.portfolio_id = p.id
                   and c.day = (select max(earlier.day)
                                from   daily_close earlier
                                where  earlier.portfolio_id = p.id
                                and    earlier.day < :day)
            where  p.id between :first and :last
            """;

    private final JdbcClient jdbc;

    public DailyCloses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Amounts in the portfolio's base currency, four digits. `flows`: net external flows of that day.
    public record Close(
            PortfolioId portfolio,
            LocalDate day,
            BigDecimal marketValue,
            BigDecimal cash,
            BigDecimal cost,
            BigDecimal realisedGain,
            BigDecimal flows) {
        public BigDecimal total() {
            return marketValue.add(cash);
        }
    }

    /// Writes closes taken from `run`; a later run's close of the same day replaces an earlier one's.
    public void store(RunId run, List<Close> closes) {
        new MultiRowInsert(
                        jdbc,
                        "insert into daily_close (" + COLUMNS + ")",
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        UNLESS_NEWER)
                .write(closes.stream().map(close -> row(close, run)).toList());
    }

    static List<Object> row(Close close, RunId run) {
        return List.of(
                close.portfolio().value(),
                close.day(),
                close.marketValue(),
                close.cash(),
                close.cost(),
                close.realisedGain(),
                close.flows(),
                run.slot().epochSecond(),
                run.revision());
    }

    /// Closes of one portfolio, oldest first, both days included.
    public List<Close> of(PortfolioId portfolio, LocalDate from, LocalDate to) {
        return jdbc.sql(OF)
                .param("portfolio", portfolio.value())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> toClose(row))
                .list();
    }

    /// The last close before `day` of each portfolio numbered `first` to `last`.
    public Map<PortfolioId, Close> lastBefore(LocalDate day, PortfolioId first, PortfolioId last) {
        var closes = new LinkedHashMap<PortfolioId, Close>();
        jdbc.sql(LAST_BEFORE)
                .param("day", day)
                .param("first", first.value())
                .param("last", last.value())
                .query((row, _) -> toClose(row))
                .list()
                .forEach(close -> closes.put(close.portfolio(), close));
        return closes;
    }

    private static Close toClose(ResultSet row) throws SQLException {
        return new Close(
                new PortfolioId(row.getLong("portfolio_id")),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("market_value"),
                row.getBigDecimal("cash"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("realised_gain"),
                row.getBigDecimal("flows"));
    }
}
