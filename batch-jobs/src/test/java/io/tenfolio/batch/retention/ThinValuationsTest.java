package io.tenfolio.batch.retention;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tenfolio.batch.retention.ThinValuations.Thinned;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.ValuationDays;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThinValuationsTest {
    private static final BlockLayout LAYOUT = new BlockLayout(2);
    private static final PortfolioId FIRST = new PortfolioId(1);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int HOURS = 3;
    private static final int SLOTS = 6 * HOURS;
    private static final int BLOCKS = 3;

    private static TestDatabase database;
    private static Instant now;
    private static Instant old;
    private static Instant ancient;

    private final Runs runs = new Runs(database.jdbc(), database.transactions());
    private final RunGate gate = new RunGate(database.jdbc(), database.transactions());
    private final Valuations valuations = new Valuations(database.template(), LAYOUT);

    @BeforeAll
    static void migrate() {
        database = TestDatabase.empty();
        database.flyway().migrate();
        now =
                database.jdbc()
                        .sql("select utc_date()")
                        .query(LocalDate.class)
                        .single()
                        .atTime(12, 0)
                        .toInstant(ZoneOffset.UTC);
        old = now.truncatedTo(DAYS).minus(40, DAYS);
        ancient = now.truncatedTo(DAYS).minus(400, DAYS);
        days(old);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void aRunOfToday() {
        for (var table : List.of("run", "run_block", "valuation_block", "audit_entry")) {
            database.ownerJdbc().sql("delete from " + table).update();
        }
        publish(new RunId(new Slot(now.minusSeconds(1_200)), 0));
    }

    @Test
    void keepsOfEachHourTheLastPublishedRunOnceSlotsAreOld() {
        aDay(old);

        assertThat(thinning().thin(Instant.MAX))
                .extracting(Thinned::keptRuns, Thinned::thinnedRuns)
                .containsExactly(tuple(HOURS, SLOTS - HOURS));

        assertThat(series(old)).containsExactlyElementsOf(lastOfHours(old));
        assertThat(thinning().thin(Instant.MAX)).isEmpty();
    }

    @Test
    void tellsOfEachRunWhetherItsValuesAreGone() {
        aDay(old);

        thinning().thin(Instant.MAX);

        for (var slot : slots(old)) {
            boolean kept = lastOfHours(old).contains(slot);
            assertThat(runs.find(run(slot)).orElseThrow().thinnedAt().isPresent()).isEqualTo(!kept);
            assertThat(valuations.blocks(run(slot))).hasSize(kept ? BLOCKS : 0);
        }
    }

    @Test
    void keepsOnlyTheRunsOnceTheirHoursAreOld() {
        days(ancient);
        aDay(ancient);

        thinning().thin(Instant.MAX);

        assertThat(series(ancient)).isEmpty();
        assertThat(runs.find(run(ancient)).orElseThrow().thinnedAt()).isPresent();
        assertThat(runs.find(run(ancient)).orElseThrow().state()).isEqualTo(RunState.PUBLISHED);
        assertThat(partitions()).contains(name(old)).doesNotContain(name(ancient));
    }

    @Test
    void leavesYoungDaysWhole() {
        var young = now.truncatedTo(DAYS).minus(20, DAYS);
        aDay(young);

        assertThat(thinning().thin(Instant.MAX)).isEmpty();

        assertThat(series(young)).hasSize(SLOTS);
    }

    @Test
    void leavesTheLastDaysThatRanWholeHoweverLongAgoThatIs() {
        database.ownerJdbc().sql("delete from run").update();
        aDay(old);

        assertThat(thinning().thin(Instant.MAX)).isEmpty();
    }

    @Test
    void keepsTheLastRevisionOfAnHour() {
        aDay(old);
        var again = new RunId(new Slot(old.plusSeconds(3_000)), 1);
        publish(again);

        thinning().thin(Instant.MAX);

        assertThat(valuations.of(again, FIRST)).isPresent();
        assertThat(valuations.of(run(old.plusSeconds(3_000)), FIRST)).isEmpty();
    }

    @Test
    void thinsAgainWhatIsBackfilledLater() {
        aDay(old);
        thinning().thin(Instant.MAX);
        var late = old.plus(Duration.ofHours(HOURS));
        publish(run(late));
        publish(run(late.plus(STEP)));

        thinning().thin(Instant.MAX);

        assertThat(series(old)).hasSize(HOURS + 1).contains(late.plus(STEP));
    }

    /// Killed at every step there is: what is to stay is there at any time, and what is said to be gone is. Then it is done anew.
    @Test
    void losesNothingWhereverItIsKilled() {
        for (int kill = 0; ; kill++) {
            aRunOfToday();
            aDay(old);
            var days = new MortalDays(kill);

            boolean killed = false;
            try {
                thinning(days).thin(Instant.MAX);
            } catch (Killed _) {
                killed = true;
            }

            assertThat(series(old)).as("after step %d", kill).containsAll(lastOfHours(old));
            assertWholeOrGone();
            thinning().thin(Instant.MAX);
            assertThat(series(old)).as("in the end").containsExactlyElementsOf(lastOfHours(old));
            assertThat(marked()).isEqualTo(SLOTS - HOURS);
            if (!killed) {
                assertThat(kill).isGreaterThan(6);
                return;
            }
        }
    }

    @Test
    void letsReadersSeeADayWholeOrThinnedAndNothingBetween() throws Exception {
        aDay(old);
        var done = new AtomicBoolean();
        var seen =
                CompletableFuture.supplyAsync(() -> {
                    var sizes = new TreeSet<Integer>();
                    while (!done.get()) {
                        sizes.add(valuesOfDay());
                    }
                    sizes.add(valuesOfDay());
                    return sizes;
                });

        thinning().thin(Instant.MAX);
        done.set(true);

        int each = BLOCKS * Figure.values().length;
        assertThat(seen.get()).isSubsetOf(SLOTS * each, HOURS * each).contains(HOURS * each);
    }

    @Test
    void waitsWhileARunIsRunning() {
        aDay(old);
        gate.rerun(new Slot(now), "ada");
        var claim = gate.claimNext("node").orElseThrow();

        assertThat(thinning().thin(Instant.MAX)).isEmpty();
        assertThat(series(old)).hasSize(SLOTS);

        runs.fail(claim, "enough");
        assertThat(thinning().thin(Instant.MAX)).hasSize(1);
    }

    @Test
    void waitsForARunOfTheDayThatIsQueued() {
        aDay(old);
        gate.rerun(new Slot(old), "ada");

        assertThat(thinning().thin(Instant.MAX)).isEmpty();

        assertThat(series(old)).hasSize(SLOTS);
    }

    @Test
    void letsNobodyGoOnWithAFailedRunWhoseValuesAreGone() {
        aDay(old);
        var failed = run(old.plus(Duration.ofHours(HOURS)));
        publish(failed);
        sql("update run set state = 'FAILED' where slot = " + failed.slot().epochSecond());

        thinning().thin(Instant.MAX);

        assertThat(valuations.block(failed, 0)).isEmpty();
        assertThat(gate.restart(failed, "ada")).isFalse();
        assertThat(gate.rerun(failed.slot(), "ada").revision()).isEqualTo(1);
    }

    @Test
    void writesDownWhatItLetGo() {
        aDay(old);

        thinning().thin(Instant.MAX);

        assertThat(
                        database.jdbc()
                                .sql(
                                        "select concat_ws('|', actor, action, subject, state_before, state_after) from audit_entry")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "chores|valuations.thinned|%s|18 runs|3 runs"
                                .formatted(old.atZone(ZoneOffset.UTC).toLocalDate()));
    }

    /// Whatever a program asks for.
    @Test
    void losesNothingByACallThatIsWrong() {
        aDay(old);
        var days = new ValuationDays(database.jdbc(), database.transactionManager());
        var hoursFrom = now.minus(365, DAYS);
        var oldDay = days.all().stream().filter(day -> day.holds(old)).findFirst().orElseThrow();
        var today = days.all().stream().filter(day -> day.holds(now)).findFirst().orElseThrow();
        days.begin();
        days.keep(run(old));

        assertThatThrownBy(() -> days.thin(oldDay, hoursFrom)).hasMessageContaining("stays");
        assertThatThrownBy(() -> days.thin(oldDay, now)).hasMessageContaining("31 days");
        assertThatThrownBy(() -> days.drop(oldDay, hoursFrom)).hasMessageContaining("hours");
        assertThatThrownBy(() -> days.thin(today, hoursFrom)).hasMessageContaining("a day");
        assertThat(series(old)).hasSize(SLOTS);
    }

    @Test
    void makesTheDaysToCome() {
        sql("alter table valuation_block drop partition " + partitions().getLast());

        assertThat(thinning().cut()).isEqualTo(1);
        assertThat(thinning().cut()).isZero();
    }

    @Test
    void takesNoSpanThatTheDatabaseWouldNotTake() {
        assertThatThrownBy(() -> settings(1, 365)).hasMessageContaining("tenfolio.retention.slots");
        assertThatThrownBy(() -> settings(3, 20)).hasMessageContaining("tenfolio.retention.hours");
        assertThatThrownBy(() -> settings(60, 40)).hasMessageContaining("not shorter");
    }

    private static final class Killed extends RuntimeException {}

    /// Dies before or after its nth step.
    private static final class MortalDays extends ValuationDays {
        private int left;

        MortalDays(int steps) {
            super(database.jdbc(), database.transactionManager());
            left = steps;
        }

        private void step() {
            if (left-- == 0) {
                throw new Killed();
            }
        }

        @Override
        public void begin() {
            step();
            super.begin();
            step();
        }

        @Override
        public void keep(RunId run) {
            super.keep(run);
            step();
        }

        @Override
        public void thin(Day day, Instant hoursFrom) {
            step();
            super.thin(day, hoursFrom);
            step();
        }

        @Override
        public int mark(Day day, Instant hoursFrom) {
            int marked = super.mark(day, hoursFrom);
            step();
            return marked;
        }
    }

    private ThinValuations thinning() {
        return thinning(new ValuationDays(database.jdbc(), database.transactionManager()));
    }

    private ThinValuations thinning(ValuationDays days) {
        return new ThinValuations(
                days,
                runs,
                gate,
                new AuditTrail(database.jdbc()),
                settings(30, 365),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static RetentionSettings settings(int slots, int hours) {
        return new RetentionSettings(
                Duration.ofDays(slots), Duration.ofDays(hours), Duration.ofDays(90), 14);
    }

    private void assertWholeOrGone() {
        for (var slot : slots(old)) {
            var run = runs.find(run(slot)).orElseThrow();
            int rows = values(run.id());
            assertThat(rows).isIn(0, BLOCKS * Figure.values().length);
            if (run.thinnedAt().isPresent()) {
                assertThat(rows).isZero();
            }
        }
    }

    private int marked() {
        return database.jdbc()
                .sql("select count(*) from run where thinned_at is not null")
                .query(Integer.class)
                .single();
    }

    private int values(RunId run) {
        return database.jdbc()
                .sql("select count(*) from valuation_block where slot = :slot and revision = 0")
                .param("slot", run.slot().epochSecond())
                .query(Integer.class)
                .single();
    }

    private int valuesOfDay() {
        return database.jdbc()
                .sql("select count(*) from valuation_block where slot >= :from and slot < :until")
                .param("from", old.getEpochSecond())
                .param("until", old.plus(1, DAYS).getEpochSecond())
                .query(Integer.class)
                .single();
    }

    private List<Instant> series(Instant day) {
        return valuations.series(FIRST, day, day.plus(1, DAYS)).stream()
                .map(Valuations.Point::at)
                .toList();
    }

    private void aDay(Instant day) {
        slots(day).forEach(slot -> publish(run(slot)));
    }

    private static List<Instant> slots(Instant day) {
        return IntStream.range(0, SLOTS).mapToObj(n -> day.plus(STEP.multipliedBy(n))).toList();
    }

    private static List<Instant> lastOfHours(Instant day) {
        return IntStream.rangeClosed(1, HOURS)
                .mapToObj(n -> day.plus(Duration.ofHours(n)).minus(STEP))
                .toList();
    }

    private static RunId run(Instant slot) {
        return new RunId(new Slot(slot), 0);
    }

    private void publish(RunId run) {
        database.jdbc()
                .sql(
                        "insert into run (slot, revision, state, queued_at) values (:slot, :revision, 'PUBLISHED', utc_timestamp(6))")
                .param("slot", run.slot().epochSecond())
                .param("revision", run.revision())
                .update();
        for (int block = 0; block < BLOCKS; block++) {
            var figures = new EnumMap<Figure, long[]>(Figure.class);
            for (var figure : Figure.values()) {
                figures.put(figure, new long[] {run.slot().epochSecond(), block});
            }
            valuations.store(run, 1, block, figures, new RunCounts(2, 2, 0, 0));
        }
    }

    /// Partitions as they would be there, had the platform been running then.
    private static void days(Instant... days) {
        var first = partitions().getFirst();
        var until = end(first);
        var cut = new StringBuilder();
        for (var day : days) {
            for (var begin : List.of(day.minus(1, DAYS), day)) {
                if (!partitions().contains(name(begin))) {
                    cut.append(
                            "partition %s values less than (%d), "
                                    .formatted(name(begin), begin.plus(1, DAYS).getEpochSecond()));
                }
            }
        }
        sql(
                "alter table valuation_block reorganize partition %1$s into (%2$s partition %1$s values less than (%3$d))"
                        .formatted(first, cut, until));
    }

    private static String name(Instant day) {
        return "p" + day.atZone(ZoneOffset.UTC).toLocalDate().toString().replace("-", "");
    }

    private static long end(String partition) {
        return database.ownerJdbc()
                .sql(
                        """
                        select cast(partition_description as signed)
                        from   information_schema.partitions
                        where  table_schema = database()
                        and    partition_name = :name
                        """)
                .param("name", partition)
                .query(Long.class)
                .single();
    }

    private static List<String> partitions() {
        return database.ownerJdbc()
                .sql(
                        """
                        select partition_name
                        from   information_schema.partitions
                        where  table_schema = database()
                        and    table_name = 'valuation_block'
                        and    partition_name <> 'p_future'
                        order  by partition_ordinal_position
                        """)
                .query(String.class)
                .list();
    }

    private static void sql(String sql) {
        database.ownerJdbc().sql(sql).update();
    }
}
