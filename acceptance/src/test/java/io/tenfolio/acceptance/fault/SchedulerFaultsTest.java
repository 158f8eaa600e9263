package io.tenfolio.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenfolio.acceptance.fault.Control.Point;
import io.tenfolio.job.JobRequest.Kind;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SchedulerFaultsTest {
    private static final Duration AFTER_A_KILL = Duration.ofSeconds(15);
    private static final Duration AFTER_A_FREEZE = Duration.ofSeconds(20);
    private static final Duration AFTER_A_STOP = Duration.ofSeconds(10);

    /// Shorter than the silence after which a node counts as gone.
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /// A run as outcomes of requests name it.
    private static final Pattern RUN = Pattern.compile("\\S+#\\d+");

    private static FaultWorld world;

    @BeforeAll
    static void start() {
        world = new FaultWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void bothUp() {
        world.bothUp();
    }

    /// What a test broke is whole again by its end, also when the test failed half-way.
    @AfterEach
    void check() {
        world.makeWhole();
        world.check();
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"BEFORE_MAP"},
            mode = Mode.EXCLUDE)
    void goOnAtTheOtherWithinFifteenSecondsOfAKill(Point point) {
        var run = standingAt(point);

        var killed = Instant.now();
        world.one.kill();

        var took = world.firstBlockAfter(killed, run, 2, AFTER_A_KILL);
        Figures.tell("kill -9 at " + point + ": the other's first new chunk", took);
        world.awaitState(run, RunState.PUBLISHED);
        assertThat(took).isLessThanOrEqualTo(AFTER_A_KILL);
    }

    @Test
    void showARunThatWasPublishedByOneThatDiedBeforeItCouldTellTheCache() {
        world.two.control().set(Control.SHOWS_NOTHING, true);
        var run = standingAt(Point.BEFORE_MAP);
        assertThat(world.state(run)).isEqualTo(RunState.PUBLISHED);
        world.awaitMap(wrong -> assertThat(wrong).isNotEmpty());

        var killed = Instant.now();
        world.one.kill();
        world.two.control().set(Control.SHOWS_NOTHING, false);

        world.awaitMap(wrong -> assertThat(wrong).isEmpty());
        var took = Duration.between(killed, Instant.now());
        Figures.tell("kill -9 between publish and map: the cache shows the run", took);
        assertThat(took).isLessThanOrEqualTo(AFTER_A_KILL);
    }

    @Test
    void leaveARunUndoneWhenNobodyTakesItOver() {
        var run = standingAt(Point.MID_CHUNK);
        world.two.control().set(Control.TAKES_NOTHING_OVER, true);

        var killed = Instant.now();
        world.one.kill();

        await().during(Duration.ofSeconds(10))
                .atMost(Duration.ofSeconds(30))
                .until(() -> world.blocks(run) <= 20);
        world.two.control().set(Control.TAKES_NOTHING_OVER, false);
        world.awaitState(run, RunState.PUBLISHED);
    }

    @Test
    void justGoOnAfterFiveSecondsOfStandstill() {
        var run = slowRunOfOne();

        world.one.freezeFor(Duration.ofSeconds(5));

        assertThat(world.state(run)).isEqualTo(RunState.RUNNING);
        world.awaitState(run, RunState.PUBLISHED);
        assertThat(world.runs.find(run).orElseThrow())
                .satisfies(
                        r -> assertThat(r.epoch()).isEqualTo(1),
                        r -> assertThat(r.node()).isEqualTo("one"));
    }

    /// It lets go of its run, so nobody waits for silence.
    @Test
    void goOnAtOnceWhenOneIsAskedToStopInTheMiddleOfARun() {
        var run = slowRunOfOne();

        var asked = Instant.now();
        world.one.stop();
        var ended = Instant.now();

        Figures.tell("SIGTERM in a run: the process ended", Duration.between(asked, ended));
        assertThat(Duration.between(asked, ended)).isLessThanOrEqualTo(AFTER_A_STOP);
        var took = world.firstBlockAfter(ended, run, 2, AT_ONCE);
        Figures.tell("SIGTERM in a run: the other's first new chunk", took);
        assertThat(took).isLessThanOrEqualTo(AT_ONCE);
        world.awaitState(run, RunState.PUBLISHED);
        assertThat(world.blocks(run)).isEqualTo(FaultWorld.BLOCKS);
        assertThat(world.runs.find(run).orElseThrow().counts().valued())
                .isEqualTo(world.runs.find(run).orElseThrow().counts().eligible());
    }

    @Test
    void takeOverFromOneThatStandsStillForTwentySecondsAndWritesNothingLate() {
        assertTakenOver(Duration.ofSeconds(20));
    }

    @Test
    void takeOverFromOneThatStandsStillForAMinuteAndWritesNothingLate() {
        assertTakenOver(Duration.ofSeconds(60));
    }

    @Test
    void makeOneRunOfFiftyRequestsAtOnce() {
        assertThat(runsThatServe(50)).hasSize(1);
    }

    @Test
    void wouldMakeARunOfEachRequestIfTheyDidNotJoin() {
        world.faults.begin("requests do not join");
        world.one.control().set(Control.JOINS_NOTHING, true);
        world.two.control().set(Control.JOINS_NOTHING, true);

        assertThat(runsThatServe(3)).hasSize(3);

        world.one.control().set(Control.JOINS_NOTHING, false);
        world.two.control().set(Control.JOINS_NOTHING, false);
    }

    @Test
    void runTheNewestMissedSlotOnceWhenOneComesBackAfterBothWereKilled() {
        world.faults.begin("both killed");
        world.one.kill();
        world.two.kill();
        world.forgetCache();
        Control.pause(FaultWorld.STEP.multipliedBy(2).toMillis());

        var started = Instant.now();
        world.two.start();
        var first =
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> publishedSince(started), Optional::isPresent)
                        .orElseThrow();
        Figures.tell(
                "both killed, one started: the newest missed slot is published",
                Duration.between(started, first.finishedAt().orElseThrow()));
        world.quiet();
        assertThat(world.runs.newest(1_000).stream().map(Run::id))
                .filteredOn(run -> run.slot().equals(first.id().slot()))
                .containsExactly(new RunId(first.id().slot(), 0));
        assertThat(world.runs.newest(1_000).stream().map(Run::reason))
                .anyMatch(reason -> reason.startsWith("No scheduler was alive from "));
    }

    /// A run of node one that stands at `point`.
    private static RunId standingAt(Point point) {
        world.faults.begin("node one stands at " + point);
        world.two.control().set(Control.CLAIMS_NOTHING, true);
        world.one.control().stopAt(point, true);
        var asked = world.runNow();
        await().atMost(FaultWorld.PATIENCE).until(() -> world.one.control().standsAt(point));
        var state = point == Point.BEFORE_MAP ? RunState.PUBLISHED : RunState.RUNNING;
        var run =
                await().atMost(FaultWorld.PATIENCE)
                        .until(() -> newestOfOne(asked, state), Optional::isPresent)
                        .orElseThrow();
        world.two.control().set(Control.CLAIMS_NOTHING, false);
        return run;
    }

    /// A run of node one that has written ten blocks and will take some seconds more.
    private static RunId slowRunOfOne() {
        world.faults.begin("node one is slow");
        world.two.control().set(Control.CLAIMS_NOTHING, true);
        world.one.control().set(Control.SLOW, true);
        world.runNow();
        var run = world.underWay(of -> of.node().equals("one"), 10);
        world.two.control().set(Control.CLAIMS_NOTHING, false);
        return run;
    }

    /// What was asked for, or a later run when node two had begun that one before it was told to claim nothing.
    private static Optional<RunId> newestOfOne(RunId asked, RunState state) {
        return world.runs.newest(20).stream()
                .filter(run -> run.node().equals("one") && run.state() == state)
                .map(Run::id)
                .filter(run -> !asked.isAfter(run))
                .findFirst();
    }

    /// The first run that was published after `since`.
    private static Optional<Run> publishedSince(Instant since) {
        return world.runs.newest(20).stream()
                .filter(run -> run.state() == RunState.PUBLISHED)
                .filter(run -> run.finishedAt().orElseThrow().isAfter(since))
                .min(Comparator.comparing(Run::id));
    }

    private static void assertTakenOver(Duration standstill) {
        var run = slowRunOfOne();

        var frozen = Instant.now();
        world.one.freeze();
        var took = world.firstBlockAfter(frozen, run, 2, AFTER_A_FREEZE);
        Figures.tell("SIGSTOP for %d s: taken over".formatted(standstill.toSeconds()), took);
        pauseUntil(frozen.plus(standstill));
        world.one.thaw();

        world.awaitState(run, RunState.PUBLISHED);
        assertThat(took).isLessThanOrEqualTo(AFTER_A_FREEZE);
        assertThat(world.runs.find(run).orElseThrow().node()).isEqualTo("two");
        // what it would write late it would write now
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .until(() -> world.checker.lateWrites().isEmpty());
    }

    private static void pauseUntil(Instant then) {
        Control.pause(Math.max(0, Duration.between(Instant.now(), then).toMillis()));
    }

    /// The runs that serve so many requests at once. Each of them is asked for and answered in one slot, and while a run that serves the
    /// first is still under way: what is asked after a run began and answered after it ended gets fresher prices by right.
    private static Set<String> runsThatServe(int requests) {
        world.one.control().set(Control.SLOW, true);
        world.two.control().set(Control.SLOW, true);
        for (int attempt = 1; attempt <= 3; attempt++) {
            awaitTheMiddleOfASlot();
            var slot = currentSlot();
            var serving = runsThatServeNow(requests);
            if (currentSlot().equals(slot)) {
                return serving;
            }
            world.quiet();
        }
        throw new AssertionError("No slot was long enough for %d requests".formatted(requests));
    }

    private static Slot currentSlot() {
        return Slot.containing(Instant.now(), FaultWorld.STEP);
    }

    private static Set<String> runsThatServeNow(int requests) {
        var asked =
                IntStream.range(0, requests)
                        .parallel()
                        .mapToObj(person ->
                                world.requests.ask(Kind.RUN_NOW, null, "person " + person, ""))
                        .toList();
        return asked.stream()
                .map(world::outcome)
                .map(RUN::matcher)
                .map(matcher -> {
                    assertThat(matcher.find()).isTrue();
                    return matcher.group();
                })
                .collect(Collectors.toSet());
    }

    private static void awaitTheMiddleOfASlot() {
        var step = FaultWorld.STEP.toMillis();
        await().atMost(FaultWorld.STEP.multipliedBy(3))
                .until(() -> {
                    long into = Instant.now().toEpochMilli() % step;
                    return into > step / 4 && into < step / 2;
                });
    }
}
