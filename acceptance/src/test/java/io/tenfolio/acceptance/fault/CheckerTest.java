package io.tenfolio.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import io.tenfolio.valuation.Valuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checker's own negative controls: a sound world is broken in one way, and the checker says so.
class CheckerTest {
    private static final int PORTFOLIOS = 12;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Slot TEN = new Slot(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private static TestDatabase database;
    private static SmallWorld world;

    private final BlockLayout layout = new BlockLayout(6);
    private final Runs runs = new Runs(database.jdbc(), database.transactions());
    private final RunGate gate = new RunGate(database.jdbc(), database.transactions());
    private final Prices prices = new Prices(database.jdbc());
    private final Positions positions = new Positions(database.jdbc());
    private final Valuations valuations = new Valuations(database.template(), layout);
    private final Checker checker =
            new Checker(database.jdbc(), runs, valuations, prices, positions, STEP);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        world = new SmallWorld(database.ownerJdbc()).create(PORTFOLIOS);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", LONG_AGO);
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", LONG_AGO);
        world.dollarsPerEuro("1.0847", LONG_AGO);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void aSoundWorld() {
        world.forgetRuns();
        sql("delete from job_request");
        publish(TEN);
    }

    @Test
    void findsNothingWrongInASoundWorld() {
        assertThat(checker.slots(new FaultLog())).isEmpty();
        assertThat(checker.counts()).isEmpty();
        assertThat(checker.values(checker.published())).isEmpty();
        assertThat(checker.lateWrites()).isEmpty();
        assertThat(checker.audit()).isEmpty();
    }

    @Test
    void findsASlotThatNobodyRan() {
        publish(TEN.next(STEP));
        publish(TEN.next(STEP).next(STEP));

        sql("delete from run where slot = " + TEN.next(STEP).epochSecond());

        assertThat(checker.slots(new FaultLog()))
                .containsExactly(
                        "Slot %d is neither published nor missed"
                                .formatted(TEN.next(STEP).epochSecond()));
    }

    @Test
    void findsASlotThatWasMissedThoughNothingWasBroken() {
        sql("update run set state = 'MISSED', reason = 'no idea'");

        assertThat(checker.slots(new FaultLog()))
                .containsExactly(
                        "Run 2026-11-20T10:00:00Z#0 was missed though nothing was broken: no idea");
    }

    @Test
    void acceptsASlotThatWasMissedWhileSomethingWasBroken() {
        sql("update run set state = 'MISSED', reason = 'No scheduler was alive'");
        var faults = new FaultLog();
        faults.note("kill", TEN.start().minusSeconds(30), TEN.start().plusSeconds(30));

        assertThat(checker.slots(faults)).isEmpty();
    }

    @Test
    void findsASlotThatWasMissedForNoReason() {
        sql("update run set state = 'MISSED', reason = ''");

        assertThat(checker.slots(new FaultLog()))
                .containsExactly("Run 2026-11-20T10:00:00Z#0 was missed for no reason");
    }

    @Test
    void findsAFailedRun() {
        sql("update run set state = 'FAILED', reason = 'disk full'");

        assertThat(checker.slots(new FaultLog()))
                .containsExactly("Run 2026-11-20T10:00:00Z#0 failed: disk full");
    }

    @Test
    void findsAPortfolioThatIsCountedTwice() {
        sql("update run_block set valued = valued + 1 where block = 1");

        assertThat(checker.counts()).hasSize(1);
    }

    @Test
    void findsAValueThatIsOffInItsFourthDigit() {
        var figures = valuations.block(checker.published().getFirst().id(), 1);
        var cash = PackedFigures.unpack(figures.get(Figure.CASH));
        cash[2]++;
        database.ownerJdbc()
                .sql(
                        "update valuation_block set figures = :figures where block = 1 and figure = :cash")
                .param("figures", PackedFigures.pack(cash))
                .param("cash", Figure.CASH.code())
                .update();

        assertThat(checker.values(checker.published()))
                .singleElement()
                .asString()
                .startsWith("Run 2026-11-20T10:00:00Z#0 values portfolio 9 at ");
    }

    @Test
    void findsABlockThatWasNotValued() {
        sql("delete from valuation_block where block = 1");

        assertThat(checker.values(checker.published())).hasSize(7);
    }

    @Test
    void findsABlockThatAnOldHolderWroteLate() {
        sql("update run_block set epoch = 2 where block = 0");
        sql("update run_block set written_at = written_at + interval 1 second where block = 1");

        assertThat(checker.lateWrites()).hasSize(1);
    }

    @Test
    void findsARequestThatWasAnsweredWithoutATrace() {
        var requests = new JobRequests(database.jdbc());
        requests.done(requests.ask(Kind.RUN_NOW, null, "ada", ""), "Queued", "one");

        assertThat(checker.audit()).hasSize(1);
    }

    @Test
    void findsAnAcknowledgedWriteThatIsLost() {
        assertThat(checker.acknowledged("job_request", List.of(4711L)))
                .containsExactly("job_request 4711 was acknowledged and is lost");
    }

    @Test
    void findsASecretInALog(@TempDir Path folder) throws IOException {
        var log = Files.writeString(folder.resolve("one.log"), "connecting with hunter2\n");

        assertThat(Checker.secrets(List.of(log), List.of("hunter2")))
                .containsExactly("A secret is in one.log");
    }

    /// What the job does, step by step and by the reference valuer alone.
    private void publish(Slot slot) {
        gate.queueDue(slot, STEP, "timetable", _ -> "");
        var claim = gate.claimNext("one").orElseThrow();
        prices.freeze(
                claim.run(),
                List.copyOf(prices.latest(FAR_FUTURE).values()),
                List.copyOf(prices.latestRates(FAR_FUTURE).values()));
        runs.fixInputs(claim, positions.sequence(), PORTFOLIOS);
        var valuer = new Valuer(prices.market(claim.run()).orElseThrow());
        for (int block = 0; block < 2; block++) {
            var figures = new EnumMap<Figure, long[]>(Figure.class);
            for (var figure : Figure.values()) {
                figures.put(figure, new long[layout.size()]);
            }
            for (var one :
                    positions.between(
                            layout.first(block), layout.last(block), positions.sequence())) {
                var valuation = valuer.value(one.portfolio(), one.base(), one.holdings());
                int place = layout.placeOf(one.portfolio());
                figures.get(Figure.MARKET_VALUE)[place] = valuation.marketValue().scaled();
                figures.get(Figure.CASH)[place] = valuation.cash().scaled();
                figures.get(Figure.COST)[place] = valuation.cost().scaled();
                figures.get(Figure.REALISED_GAIN)[place] = valuation.realisedGain().scaled();
            }
            valuations.store(
                    claim.run(),
                    claim.epoch(),
                    block,
                    figures,
                    new RunCounts(layout.size(), layout.size(), 0, 0));
        }
        runs.publish(claim, valuations.counts(claim.run()));
    }

    private static void sql(String sql) {
        database.ownerJdbc().sql(sql).update();
    }
}
