package io.tenfolio.db.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.schema.Installation;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The view `valuation`, for people with a SQL prompt.
class ValuationViewTest {
    private static final BlockLayout LAYOUT = new BlockLayout(7);
    private static final int PORTFOLIOS = 21;
    private static final RunId RUN = new RunId(new Slot(Instant.parse("2026-11-21T12:00:00Z")), 2);
    private static final RunCounts COUNTS = new RunCounts(0, 7, 0, 0);

    private TestDatabase database;
    private Valuations valuations;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        new Installation(database.jdbc()).layout(LAYOUT);
        valuations = new Valuations(database.template(), LAYOUT);
        var owner = new Users(database.jdbc()).create("ada", "Ada", "hash", Role.INVESTOR, false);
        new Portfolios(database.jdbc(), database.transactions())
                .createAll(
                        LongStream.rangeClosed(1, PORTFOLIOS)
                                .mapToObj(id ->
                                        new Portfolio(
                                                new PortfolioId(id),
                                                owner,
                                                "P",
                                                Currency.getInstance("EUR"),
                                                ZoneOffset.UTC,
                                                CostMethod.FIFO))
                                .toList(),
                        List.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsWhatWasPackedWhateverItsWidthAndSign() {
        var random = new Random(20261121);
        for (int width = 1; width <= 8; width++) {
            for (int round = 0; round < 12; round++) {
                var run = new RunId(Slot.ofEpochSecond(width * 600_000L + round * 600), 0);
                var values = someOfWidth(width, random);
                store(run, 1, Map.of(Figure.CASH, values));

                assertThat(shown(run)).isEqualTo(valued(values));
            }
        }
    }

    @Test
    void namesEveryFigure() {
        for (var figure : Figure.values()) {
            store(RUN, 0, Map.of(figure, new long[] {figure.code()}));
        }

        assertThat(
                        database.jdbc()
                                .sql("select figure from valuation where portfolio_id = 1")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(
                        java.util.Arrays.stream(Figure.values())
                                .map(Enum::name)
                                .toArray(String[]::new));
    }

    @Test
    void endsWhereABlockEnds() {
        store(RUN, 2, Map.of(Figure.CASH, new long[] {1, 2}));

        assertThat(
                        database.jdbc()
                                .sql("select portfolio_id from valuation order by 1")
                                .query(Long.class)
                                .list())
                .containsExactly(15L, 16L);
    }

    @Test
    void findsOnePortfolioWithoutReadingOtherBlocks() {
        manyBlocks();

        assertThat(plan("portfolio_id = 9 and slot = 6000 and revision = 0"))
                .containsEntry("p", "const")
                .containsEntry("b", "eq_ref");
        assertThat(plan("portfolio_id = 9 and slot between 6000 and 12000"))
                .containsEntry("p", "const")
                .containsEntry("b", "eq_ref");
    }

    /// Whichever of the two is read first, the other one is found by its whole key: no block is compared with all portfolios.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "slot = 6000 and revision = 0",
                "slot = 6000 and revision = 0 and portfolio_id <= 350",
                "slot between 6000 and 12000"
            })
    void findsThePortfoliosOfBlocksByTheirNumbers(String asked) {
        manyBlocks();

        assertThat(plan(asked))
                .satisfies(plan -> assertThat(plan.get("b")).isIn("ref", "eq_ref"))
                .satisfies(plan ->
                        assertThat(List.of(plan.get("p"), plan.get("b"))).contains("eq_ref"));
    }

    /// A hundred blocks in a few slots, a row of a portfolio for each place.
    private void manyBlocks() {
        var owner = database.ownerJdbc();
        owner.sql(
                        """
                        insert into portfolio (owner_id, name, base_currency, zone, cost_method, created_at, opened_seq)
                        select owner_id, name, base_currency, zone, cost_method, created_at, opened_seq
                        from   portfolio, seq_1_to_40
                        where  id <= 17
                        """)
                .update();
        owner.sql(
                        """
                        insert into valuation_block
                        select slot.seq * 600, 0, figure.seq, block.seq, x'0101020304050607'
                        from   seq_1_to_20 slot, seq_1_to_5 figure, seq_0_to_99 block
                        """)
                .update();
        owner.sql(
                        """
                        insert into run (slot, revision, state, queued_at)
                        select seq * 600, 0, 'PUBLISHED', utc_timestamp()
                        from   seq_1_to_20
                        """)
                .update();
        owner.sql("analyze table valuation_block, portfolio, run").query().listOfRows();
    }

    /// How each table is read.
    private Map<String, String> plan(String asked) {
        var plan = new TreeMap<String, String>();
        database.ownerJdbc()
                .sql("explain select * from valuation where " + asked)
                .query(row -> {
                    plan.put(row.getString("table"), row.getString("type"));
                });
        return plan;
    }

    private void store(RunId run, int block, Map<Figure, long[]> figures) {
        database.jdbc()
                .sql(
                        "insert ignore into run (slot, revision, state, queued_at) values (:slot, :revision, 'PUBLISHED', utc_timestamp())")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .update();
        valuations.store(run, 1, block, figures, COUNTS);
    }

    private Map<Long, BigDecimal> shown(RunId run) {
        var shown = new TreeMap<Long, BigDecimal>();
        database.jdbc()
                .sql(
                        "select portfolio_id, value from valuation where slot = :slot and revision = 0 and figure = 'CASH'")
                .param("slot", run.slot().epochSecond())
                .query(row -> {
                    shown.put(row.getLong("portfolio_id"), row.getBigDecimal("value"));
                });
        return shown;
    }

    private static Map<Long, BigDecimal> valued(long[] values) {
        var valued = new TreeMap<Long, BigDecimal>();
        for (int place = 0; place < values.length; place++) {
            if (values[place] != PackedFigures.ABSENT) {
                valued.put(LAYOUT.at(1, place).value(), BigDecimal.valueOf(values[place], 4));
            }
        }
        return valued;
    }

    /// The extremes of a width, places that were not valued, and any others.
    private static long[] someOfWidth(int width, Random random) {
        long highest = Long.MAX_VALUE >> (64 - 8 * width);
        return new long[] {
            highest,
            -highest,
            PackedFigures.ABSENT,
            0,
            -1,
            random.nextLong() >> (64 - 8 * width) | 1,
            random.nextInt(4) == 0
                    ? PackedFigures.ABSENT
                    : -Math.abs(random.nextLong() >> (64 - 8 * width) | 1)
        };
    }
}
