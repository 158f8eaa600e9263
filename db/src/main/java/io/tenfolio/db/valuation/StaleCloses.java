package io.tenfolio.db.valuation;

import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Portfolios whose past changed after its closes were written, and from which day on.
///
/// A mark stays until a run that knows of the change is published: until then a close of a day that is ending may still be written without it.
@Repository
public class StaleCloses {
    private static final String EARLIEST_DAY_AND_LATEST_SEQUENCE =
            """
            on duplicate key update
                from_day = least(from_day, value(from_day)),
                position_seq = greatest(position_seq, value(position_seq)),
                try_at = value(try_at)
            """;
    private static final String CHANGED_AT =
            """
            update stale_close
            set    position_seq = greatest(position_seq, :sequence)
            where  portfolio_id = :portfolio
            """;
    private static final String DUE =
            """
            select s.portfolio_id
            from   stale_close s
            where  s.try_at <= utc_timestamp(6)
            and    (s.position_seq <= :published
                    or exists (select 1
                               from   daily_close c
                               where  c.portfolio_id = s.portfolio_id
                               and    c.day >= s.from_day))
            order  by s.try_at, s.portfolio_id
            limit  :limit
            """;
    private static final String TAKE =
            """
            select from_day, position_seq
            from   stale_close
            where  portfolio_id = :portfolio
            for    update skip locked
            """;
    private static final String DONE =
            """
            delete from stale_close
            where  portfolio_id = :portfolio
            """;
    private static final String AWAIT =
            """
            update stale_close
            set    from_day = :day
            where  portfolio_id = :portfolio
            """;
    private static final String LATER =
            """
            update stale_close
            set    try_at = utc_timestamp(6) + interval :seconds second
            where  portfolio_id = :portfolio
            """;
    private static final String NOW =
            """
            select utc_timestamp(6) as now
            """;

    private final JdbcClient jdbc;
    private final MultiRowInsert marks;

    public StaleCloses(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.marks =
                new MultiRowInsert(
                        jdbc,
                        "insert into stale_close (portfolio_id, from_day, position_seq, try_at)",
                        "(?, ?, 0, utc_timestamp(6))",
                        EARLIEST_DAY_AND_LATEST_SEQUENCE);
    }

    /// `sequence`: a run that valued at it or later knows of the change.
    public record Mark(LocalDate fromDay, long sequence) {}

    /// Says that closes from a day on may be wrong, for what every later run knows of.
    public void mark(Map<PortfolioId, LocalDate> fromDays) {
        marks.write(
                fromDays.entrySet().stream()
                        .map(one -> List.<Object>of(one.getKey().value(), one.getValue()))
                        .toList());
    }

    /// The same of one portfolio, in the transaction that changes its past.
    public void mark(PortfolioId portfolio, LocalDate fromDay) {
        mark(Map.of(portfolio, fromDay));
    }

    /// Adds to a mark of the same transaction which sequence the change of positions got.
    public void changedAt(PortfolioId portfolio, long sequence) {
        jdbc.sql(CHANGED_AT)
                .param("sequence", sequence)
                .param("portfolio", portfolio.value())
                .update();
    }

    /// Up to `limit` marked portfolios for which there is something to do now that a run of sequence `published` is.
    public List<PortfolioId> due(long published, int limit) {
        return jdbc.sql(DUE)
                .param("published", published)
                .param("limit", limit)
                .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                .list();
    }

    /// A portfolio's mark, held until the transaction ends: who books meanwhile waits. Empty when somebody else has it.
    public Optional<Mark> take(PortfolioId portfolio) {
        return jdbc.sql(TAKE)
                .param("portfolio", portfolio.value())
                .query((row, _) ->
                        new Mark(
                                row.getObject("from_day", LocalDate.class),
                                row.getLong("position_seq")))
                .optional();
    }

    public void done(PortfolioId portfolio) {
        jdbc.sql(DONE).param("portfolio", portfolio.value()).update();
    }

    /// Closes before `day` are right; whether those to come will be is not known yet.
    public void await(PortfolioId portfolio, LocalDate day) {
        jdbc.sql(AWAIT).param("day", day).param("portfolio", portfolio.value()).update();
    }

    /// It cannot be done now.
    public void later(PortfolioId portfolio, Duration pause) {
        jdbc.sql(LATER)
                .param("seconds", pause.toSeconds())
                .param("portfolio", portfolio.value())
                .update();
    }

    public Instant now() {
        return jdbc.sql(NOW).query((row, _) -> Utc.instant(row, "now")).single();
    }
}
