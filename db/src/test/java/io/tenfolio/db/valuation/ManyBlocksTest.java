package io.tenfolio.db.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The figures in docs/performance.md: one portfolio's chart over a day of slots with many portfolios, and the day being thinned, in a table
/// with a partition for each day of the last year. They are measured when asked for:
/// `-Dtest=ManyBlocksTest -Dtenfolio.figures=true`, with `-Dtenfolio.blocks=1000` for a million portfolios (4 GB of disk).
@EnabledIfSystemProperty(named = "tenfolio.figures", matches = "true")
class ManyBlocksTest {
    private static final int BLOCKS = Integer.getInteger("tenfolio.blocks", 100);
    private static final int SIZE = 1_000;
    private static final int SLOTS = 144;
    private static final int DAYS_BACK = 365;
    private static final int TIMES = 400;

    private static TestDatabase database;
    private static Instant day;
    private static Valuations valuations;

    @BeforeAll
    static void aDayOfSlots() {
        database = TestDatabase.empty();
        database.flyway().migrate();
        day =
                database.jdbc()
                        .sql("select utc_date() - interval 40 day")
                        .query(LocalDate.class)
                        .single()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        daysBack();
        var owner = database.ownerJdbc();
        owner.sql(
                        """
                        insert into run (slot, revision, state, queued_at)
                        select :day + seq * 600, 0, 'PUBLISHED', utc_timestamp()
                        from   seq_0_to_143
                        """)
                .param("day", day.getEpochSecond())
                .update();
        for (int slot = 0; slot < SLOTS; slot++) {
            owner.sql(
                            """
                            insert into valuation_block
                            select :slot, 0, figure.seq, block.seq, concat(char(5), repeat(unhex('0000BC614E'), 1000))
                            from   seq_1_to_5 figure, seq_0_to_%d block
                            """
                                    .formatted(BLOCKS - 1))
                    .param("slot", day.getEpochSecond() + slot * 600L)
                    .update();
        }
        owner.sql("analyze table run, valuation_block").query().listOfRows();
        valuations = new Valuations(database.template(), new BlockLayout(SIZE));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /// A partition for each day of the last year, as if the platform had run that long.
    private static void daysBack() {
        var first = database.ownerJdbc().sql("select utc_date()").query(LocalDate.class).single();
        var cut = new StringBuilder();
        for (int back = DAYS_BACK; back >= 0; back--) {
            var one = first.minusDays(back);
            cut.append(cut.isEmpty() ? "" : ", ")
                    .append(
                            "partition p%s values less than (%d)"
                                    .formatted(
                                            one.toString().replace("-", ""),
                                            one.plusDays(1)
                                                    .atStartOfDay(ZoneOffset.UTC)
                                                    .toEpochSecond()));
        }
        database.ownerJdbc()
                .sql(
                        "alter table valuation_block reorganize partition p%s into (%s)"
                                .formatted(first.toString().replace("-", ""), cut))
                .update();
    }

    @Test
    void showAPortfoliosChartOf144SlotsWithinFiveMillis() {
        var random = new Random(20261121);
        p95("any portfolio, cold", _ -> 1 + random.nextLong((long) BLOCKS * SIZE));
        assertThat(p95("one portfolio again and again", _ -> 17L)).isLessThanOrEqualTo(5.0);
        p95("portfolios of ten blocks", n -> n % 10 * 1_000L + 1);
    }

    @Test
    void openOnlyTheDaysOfTheChart() {
        var plan =
                database.ownerJdbc()
                        .sql(
                                "explain partitions select * from valuation_block where slot between :from and :to and figure = 1 and block = 3")
                        .param("from", day.getEpochSecond())
                        .param("to", day.plus(Duration.ofDays(1)).getEpochSecond() - 1)
                        .query()
                        .singleRow();

        assertThat(plan.get("partitions").toString()).hasSize("p20260101".length());
    }

    private static double p95(String what, IntFunction<Long> portfolio) {
        var micros = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            var points =
                    valuations.series(
                            new PortfolioId(portfolio.apply(i)),
                            day,
                            day.plus(Duration.ofDays(1)).minusSeconds(1));
            micros[i] = (System.nanoTime() - began) / 1_000;
            assertThat(points).hasSize(SLOTS);
        }
        Arrays.sort(micros);
        System.out.printf(
                "%s, %d blocks: p50 %.1f ms, p95 %.1f ms, best %.1f ms%n",
                what,
                BLOCKS,
                micros[TIMES / 2] / 1_000.0,
                micros[TIMES * 95 / 100] / 1_000.0,
                micros[0] / 1_000.0);
        return micros[TIMES * 95 / 100] / 1_000.0;
    }
}
