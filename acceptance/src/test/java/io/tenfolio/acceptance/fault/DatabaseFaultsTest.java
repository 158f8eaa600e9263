package io.tenfolio.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tenfolio.access.UserId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry.Deposit;
import io.tenfolio.money.Money;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseFaultsTest {
    private static final int ROUNDS = 5;
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(15);

    private static FaultWorld world;

    @BeforeAll
    static void start() {
        world = new FaultWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void loseNothingThatWasAcknowledgedAndAreOverFifteenSecondsAfterTheDatabaseIsBack() {
        world.bothUp();
        var acknowledged = new ConcurrentLinkedQueue<Long>();

        for (int round = 1; round <= ROUNDS; round++) {
            var began = Instant.now();
            try (var _ = new Load(acknowledged)) {
                killInTheMiddleOfARun();
                var back = Instant.now();
                var healthy = untilARunIsPublishedAndABookingAcknowledged(back, acknowledged);
                Figures.tell("kill -9 of MariaDB, round " + round + ": healthy", healthy);
                assertThat(healthy).isLessThanOrEqualTo(HEALTHY_WITHIN);
            }
            world.faults.note("database killed", began, Instant.now());
        }

        world.check();
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        assertThat(world.checker.acknowledged("ledger_entry", acknowledged)).isEmpty();
        var booked = new PortfolioId(FaultWorld.PORTFOLIOS + 1);
        assertThat(world.ledgers.differing(booked, booked, Instant.now())).isEmpty();
    }

    /// The negative control of the test above: somebody who acknowledges before the commit is found out.
    @Test
    void wouldLoseWhatIsAcknowledgedBeforeItIsCommitted() {
        world.bothUp();
        var acknowledged = new ArrayList<Long>();
        var began = Instant.now();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() ->
                        world.transactions.run(() -> {
                            acknowledged.add(Load.bookOne().value());
                            world.killDatabase();
                        }));
        world.startDatabase();
        world.faults.note("database killed", began, Instant.now());

        assertThat(acknowledged).hasSize(1);
        await().atMost(HEALTHY_WITHIN)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(world.checker.acknowledged("ledger_entry", acknowledged))
                                .hasSize(1));
        world.check();
    }

    private static void killInTheMiddleOfARun() {
        world.one.control().set(Control.SLOW, true);
        world.two.control().set(Control.SLOW, true);
        world.runNow();
        world.underWay(_ -> true, 5);
        world.killDatabase();
        world.one.control().set(Control.SLOW, false);
        world.two.control().set(Control.SLOW, false);
        world.startDatabase();
    }

    private static Duration untilARunIsPublishedAndABookingAcknowledged(
            Instant back, Collection<Long> acknowledged) {
        int before = acknowledged.size();
        await().atMost(HEALTHY_WITHIN.plusSeconds(15))
                .ignoreExceptions()
                .until(() -> acknowledged.size() > before && publishedSince(back));
        return Duration.between(back, Instant.now());
    }

    private static boolean publishedSince(Instant back) {
        return world.runs.newest(5).stream()
                .filter(run -> run.state() == RunState.PUBLISHED)
                .map(Run::finishedAt)
                .anyMatch(finished -> finished.orElseThrow().isAfter(back));
    }

    /// Somebody who books one deposit after the other and remembers which were acknowledged.
    private static final class Load implements AutoCloseable {
        private final Collection<Long> acknowledged;
        private final Thread thread;
        private volatile boolean over;

        Load(Collection<Long> acknowledged) {
            this.acknowledged = acknowledged;
            this.thread = Thread.ofPlatform().name("load").start(this::book);
        }

        private void book() {
            while (!over) {
                try {
                    acknowledged.add(bookOne().value());
                } catch (RuntimeException e) {
                    Control.pause(50); // not acknowledged, so nothing is promised
                }
            }
        }

        private static EntryId bookOne() {
            var now = Instant.now();
            return world.ledgers.book(
                    new Deposit(
                            new Booking(new EntryId(0), world.account, now, now, ""),
                            new Money(BigDecimal.ONE, Currency.getInstance("EUR"))),
                    new UserId(1),
                    "load");
        }

        @Override
        public void close() {
            over = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
