package io.tenfolio.db.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each portfolio was worth when its last day ended, and which bookings that worth includes: what a day change is measured from.
@Repository
public class LastCloses {
    // one step into the key (portfolio_id, day, recorded_at) for each portfolio, in its order
    private static final String OF_DAY =
            """
            select straight_join p.id, c.recorded_at, c.market_value + c.cash as worth, c.position_seq, c.slot = 0 as computed
            from   portfolio p
            join   daily_close c
            on     c.portfolio_id = p.id
            and    c.day = :day
            where  p.id between :first and :last
            and    p.zone in (:zones)
            """;

    // from the end of the key, however many closes a portfolio has: a few steps each
    private static final String BEFORE =
            """
            select straight_join c.portfolio_id, c.day, c.market_value + c.cash as worth, c.position_seq, c.slot
            from   portfolio p
            join   json_table(:days, '$[*]' columns (zone varchar(60) path '$.zone', day date path '$.day')) today
            on     today.zone = p.zone
            join   daily_close c
            on     c.portfolio_id = p.id
            and    c.day = (select d.day
                            from   daily_close d
                            where  d.portfolio_id = p.id
                            and    d.day < today.day
                            order  by d.day desc
                            limit  1)
            and    c.recorded_at = (select max(version.recorded_at)
                                    from   daily_close version
                                    where  version.portfolio_id = c.portfolio_id
                                    and    version.day = c.day)
            where  p.id between :first and :last
            """;

    private final JdbcClient jdbc;
    private final CloseChanges changes;

    public LastCloses(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.changes = new CloseChanges(jdbc);
    }

    /// `worth`: market value and cash in the base currency. `sequenceOrNull`: the last booking in it, where that is known. Taken from a
    /// run it includes just these; computed from ledger and prices, of these what took effect until the day's end.
    public record LastClose(
            LocalDate day, BigDecimal worth, @Nullable Long sequenceOrNull, boolean computed) {}

    /// Closes of portfolios in a range that were written: from the figures of a run, or computed again.
    public record Written(PortfolioSelection.Range portfolios, @Nullable RunId runOrNull) {}

    /// What was written after one sequence, up to another.
    public List<Written> written(long after, long upTo) {
        return changes.between(after, upTo);
    }

    /// The last close before its zone's day of each of the portfolios that has one. `which` names them all to the database.
    ///
    /// Almost all have one of the day before, found with one step; the few others are looked for.
    public Map<PortfolioId, LastClose> before(
            Map<ZoneId, LocalDate> days,
            Collection<PortfolioId> portfolios,
            PortfolioSelection which) {
        var closes = new HashMap<PortfolioId, LastClose>();
        days.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())))
                .forEach((day, zones) -> closes.putAll(ofDay(day.minusDays(1), zones, which)));
        var others = portfolios.stream().filter(one -> !closes.containsKey(one)).toList();
        if (!others.isEmpty()) {
            closes.putAll(before(days, which.narrowed(others)));
        }
        return closes;
    }

    private Map<PortfolioId, LastClose> ofDay(
            LocalDate day, List<ZoneId> zones, PortfolioSelection which) {
        var closes = new HashMap<PortfolioId, LastClose>();
        var newest = new HashMap<PortfolioId, String>();
        which.ask(jdbc, OF_DAY)
                .param("day", day)
                .param("zones", zones.stream().map(ZoneId::getId).toList())
                .query(row -> {
                    var portfolio = new PortfolioId(row.getLong(1));
                    // times of one length, so their text has their order
                    var recorded = row.getString(2);
                    var known = newest.get(portfolio);
                    if (known == null || known.compareTo(recorded) < 0) {
                        newest.put(portfolio, recorded);
                        closes.put(
                                portfolio,
                                new LastClose(
                                        day,
                                        row.getBigDecimal(3),
                                        row.getObject(4, Long.class),
                                        row.getBoolean(5)));
                    }
                });
        return closes;
    }

    /// The same by looking for each, with no guess at its day.
    Map<PortfolioId, LastClose> before(Map<ZoneId, LocalDate> days, PortfolioSelection which) {
        var closes = new HashMap<PortfolioId, LastClose>();
        which.ask(jdbc, BEFORE)
                .param("days", json(days))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        closes.put(
                                                new PortfolioId(row.getLong("portfolio_id")),
                                                toClose(row)));
        return closes;
    }

    /// Names of zones have neither quotes nor backslashes.
    private static String json(Map<ZoneId, LocalDate> days) {
        return days.entrySet().stream()
                .map(one ->
                        "{\"zone\":\"%s\",\"day\":\"%s\"}"
                                .formatted(one.getKey().getId(), one.getValue()))
                .collect(joining(",", "[", "]"));
    }

    private static LastClose toClose(ResultSet row) throws SQLException {
        return new LastClose(
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("worth"),
                row.getObject("position_seq", Long.class),
                row.getLong("slot") == 0);
    }
}
