package io.tenfolio.bench;

import io.tenfolio.job.Slot;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Compares in SQL what the ways stored for the same slot, ours through the view that reads single portfolios out of blocks.
final class SameFigures {
    private static final String OURS =
            """
            create temporary table ours (primary key (portfolio_id))
            select portfolio_id,
                   max(if(figure = 'MARKET_VALUE', value, null))  as market_value,
                   max(if(figure = 'CASH', value, null))          as cash,
                   max(if(figure = 'COST', value, null))          as cost,
                   max(if(figure = 'REALISED_GAIN', value, null)) as realised_gain,
                   max(if(figure = 'DAY_CHANGE', value, null))    as day_change
            from   valuation
            where  slot = ?
            and    revision = 0
            and    portfolio_id <= ?
            group  by portfolio_id
            """;
    private static final String COUNT = "select count(*) as different\n";
    private static final String FIRST =
            """
            select ours.portfolio_id, ours.market_value, other.market_value as other_market_value, ours.cash, other.cash as other_cash,
                   ours.cost, other.cost as other_cost, ours.realised_gain, other.realised_gain as other_realised_gain,
                   ours.day_change, other.day_change as other_day_change
            """;
    private static final String DIFFERENT =
            """
            from   ours
            left   join bench_valuation other
                   on  other.way = ?
                   and other.slot = ?
                   and other.portfolio_id = ours.portfolio_id
            where  ours.portfolio_id <= ?
            and    not (ours.market_value <=> other.market_value
                        and ours.cash <=> other.cash
                        and ours.cost <=> other.cost
                        and ours.realised_gain <=> other.realised_gain
                        and ours.day_change <=> other.day_change)
            """;

    private final BenchDatabase database;

    SameFigures(BenchDatabase database) {
        this.database = database;
    }

    /// @throws WaysDiffer unless each way stored the first portfolios as ours did
    void check(Slot slot, int portfolios, List<String> ways) {
        database.session(session -> check(session, slot, portfolios, ways));
    }

    private static void check(JdbcTemplate session, Slot slot, int portfolios, List<String> ways) {
        session.execute("drop temporary table if exists ours");
        session.update(OURS, slot.epochSecond(), portfolios);
        int valued =
                count(session, "select count(*) from ours where portfolio_id <= ?", portfolios);
        if (valued != portfolios) {
            throw new WaysDiffer("ours", portfolios - valued, "they are missing");
        }
        for (var way : ways) {
            compare(session, way, slot, portfolios);
        }
        session.execute("drop temporary table ours");
    }

    private static void compare(JdbcTemplate jdbc, String way, Slot slot, int portfolios) {
        int different = count(jdbc, COUNT + DIFFERENT, way, slot.epochSecond(), portfolios);
        if (different > 0) {
            var first =
                    jdbc.queryForList(
                            FIRST + DIFFERENT + "limit 3", way, slot.epochSecond(), portfolios);
            throw new WaysDiffer(way, different, "for example " + first);
        }
    }

    private static int count(JdbcTemplate jdbc, String sql, Object... values) {
        var count = jdbc.queryForObject(sql, Integer.class, values);
        return count == null ? 0 : count;
    }
}
