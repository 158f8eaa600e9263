package io.tenfolio.db.valuation;

import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each portfolio was worth when its last day ended, and which bookings that worth includes: what a day change is measured from.
@Repository
public class LastCloses {
    private static final String BEFORE =
            """
            select c.portfolio_id, c.day, c.market_value + c.cash as worth, r.position_seq
            from   portfolio p
            join   daily_close c
            on     c.portfolio_id = p.id
            and    c.day = (select d.day
                            from   daily_close d
                            where  d.portfolio_id = p.id
                            and    d.day < :day
                            order  by d.day desc
                            limit  1)
            left   join run r
            on     r.slot = c.slot
            and    r.revision = c.revision
            and    r.inputs_at is not null
            where  p.id between :first and :last
            """;

    private final JdbcClient jdbc;

    public LastCloses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// `worth`: market value and cash in the base currency. `positionSequence`: the last booking in it; empty where it was computed from daily
    /// prices and so includes all that took effect until the day's end.
    public record LastClose(LocalDate day, BigDecimal worth, OptionalLong positionSequence) {}

    /// The last close before `day` of each portfolio numbered `first` to `last` that has one.
    public Map<PortfolioId, LastClose> before(LocalDate day, PortfolioId first, PortfolioId last) {
        var closes = new HashMap<PortfolioId, LastClose>();
        jdbc.sql(BEFORE)
                .param("day", day)
                .param("first", first.value())
                .param("last", last.value())
                .query(
                        (RowCallbackHandler)
                                row ->
                                        closes.put(
                                                new PortfolioId(row.getLong("portfolio_id")),
                                                toClose(row)));
        return closes;
    }

    private static LastClose toClose(ResultSet row) throws SQLException {
        var sequence = row.getObject("position_seq", Long.class);
        return new LastClose(
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("worth"),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence));
    }
}
