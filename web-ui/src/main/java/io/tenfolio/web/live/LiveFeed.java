package io.tenfolio.web.live;

import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.Tick;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The node's one listener: a hint, or a look every few seconds, tells that a run may be new or something was booked; then it reads
/// the portfolios of this node's open pages and hands them to their signals. Rounds are at least a second
/// apart, so no page is pushed to more often.
public final class LiveFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
    private static final int READERS = 4;
    private static final long NOTHING = -1;

    private final Runs runs;
    private final LiveValuations cache;
    private final LiveTicks ticks;
    private final PortfolioReader reader;
    private final Duration lookEvery;
    private final Clock clock;

    private final Set<LivePortfolio> open = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private @Nullable Thread worker;
    private @Nullable AutoCloseable hints;
    private @Nullable AutoCloseable bookings;
    private @Nullable AutoCloseable pushed;
    private volatile long lookedUpTo = NOTHING;
    private volatile long tickedUpTo = NOTHING;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(
                    READERS, Thread.ofPlatform().name("live-read-", 0).daemon().factory());
    private volatile Consumer<Duration> pushes = _ -> {};
    private boolean troubled;

    LiveFeed(
            Runs runs,
            LiveValuations cache,
            LiveTicks ticks,
            PortfolioReader reader,
            Duration lookEvery,
            Clock clock) {
        this.runs = runs;
        this.cache = cache;
        this.ticks = ticks;
        this.reader = reader;
        this.lookEvery = lookEvery;
        this.clock = clock;
    }

    /// The portfolio as `viewer` may see it, kept new until it is closed; empty when they may not.
    public Optional<LivePortfolio> follow(UserId viewer, PortfolioId portfolio) {
        return reader.read(viewer, portfolio)
                .map(first -> add(new LivePortfolio(viewer, first, this)));
    }

    /// The portfolio as `viewer` may see it, once.
    public Optional<Picture> look(UserId viewer, PortfolioId portfolio) {
        return reader.read(viewer, portfolio);
    }

    private LivePortfolio add(LivePortfolio page) {
        open.add(page);
        // something may have been booked or pushed since it was read
        lookedUpTo = NOTHING;
        tickedUpTo = NOTHING;
        return page;
    }

    void forget(LivePortfolio page) {
        open.remove(page);
    }

    /// The price of an instrument in the newest run, with how good it was there.
    public Optional<Price> price(InstrumentId instrument) {
        return runs.latestPublished().flatMap(run -> reader.price(run.id(), instrument));
    }

    /// To be told of a booking: when it is committed, the pages of all nodes that show the portfolio follow within a moment.
    public void booked(PortfolioId portfolio) {
        Transactions.afterCommit(() -> {
            news.release();
            cache.booked(portfolio);
        });
    }

    /// Tells `listener` of each page that got a new run, how long ago that was published.
    public void onPush(Consumer<Duration> listener) {
        pushes = pushes.andThen(listener);
    }

    /// How many pages this node keeps new.
    public int pages() {
        return open.size();
    }

    @Override
    public synchronized void start() {
        if (worker != null) {
            return;
        }
        hints = cache.onHint(_ -> news.release());
        bookings = cache.onBooking(_ -> news.release());
        pushed = ticks.onHint(_ -> news.release());
        worker = Thread.ofPlatform().name("live-feed").daemon().start(this::keepNew);
    }

    @Override
    public synchronized void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
        stopListening(hints);
        stopListening(bookings);
        stopListening(pushed);
        hints = null;
        bookings = null;
        pushed = null;
    }

    private static void stopListening(@Nullable AutoCloseable listening) {
        if (listening != null) {
            try {
                listening.close();
            } catch (Exception e) {
                log.debug("The listener for hints did not close", e);
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void keepNew() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var _ = news.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (round()) {
                    Thread.sleep(BETWEEN_ROUNDS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// One look; whether pages were read again.
    private boolean round() throws InterruptedException {
        try {
            var newest = runs.latestPublished();
            if (troubled) {
                log.info("The database answers again; open pages are kept new");
                troubled = false;
            }
            if (newest.isEmpty()) {
                return false;
            }
            var booked = bookedSinceLastLook();
            var id = newest.get().id();
            var ticked = tickedSinceLastLook(id);
            boolean cached = cacheIsBack(id);
            var behind =
                    open.stream()
                            .filter(page ->
                                    page.isBehind(id)
                                            || (cached && page.wasReadFromDatabase(id))
                                            || page.misses(
                                                    booked.getOrDefault(page.portfolio(), 0L))
                                            || misses(page, id, ticked.get(page.portfolio())))
                            .map(page ->
                                    (Callable<@Nullable Void>) () -> refresh(page, newest.get()))
                            .toList();
            readers.invokeAll(behind);
            return !behind.isEmpty();
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("Open pages keep their last figures: {}", e.toString());
                troubled = true;
            }
            return false;
        }
    }

    /// What the open portfolios' last bookings are, if anybody booked anything since the last look.
    private Map<PortfolioId, Long> bookedSinceLastLook() {
        long last = reader.lastBooking();
        if (last == lookedUpTo) {
            return Map.of();
        }
        lookedUpTo = last;
        return reader.lastChanges(
                open.stream().map(LivePortfolio::portfolio).collect(Collectors.toSet()));
    }

    private static boolean misses(
            LivePortfolio page, RunId newest, Tick.@Nullable Version newestTick) {
        return newestTick != null && page.misses(newest, newestTick);
    }

    /// How new the ticks of the open portfolios are, if there are others than at the last look.
    private Map<PortfolioId, Tick.Version> tickedSinceLastLook(RunId newest) {
        try {
            long last = ticks.completeUpTo(newest).orElse(NOTHING);
            if (last == tickedUpTo || last <= 0) {
                return Map.of();
            }
            tickedUpTo = last;
            return ticks.versions(
                    newest,
                    open.stream().map(LivePortfolio::portfolio).collect(Collectors.toSet()));
        } catch (CacheSilent silent) {
            tickedUpTo = NOTHING;
            log.debug("Pages stay without what was pushed: {}", silent.getMessage());
            return Map.of();
        }
    }

    /// Whether the cache has now what pages had to read from the database. It is asked, not awaited: the hint of a cache that was
    /// filled while this node could not reach it is lost.
    private boolean cacheIsBack(RunId newest) {
        if (open.stream().noneMatch(page -> page.wasReadFromDatabase(newest))) {
            return false;
        }
        try {
            return cache.shown().filter(newest::equals).isPresent();
        } catch (CacheSilent silent) {
            log.debug("Pages stay with the database: {}", silent.getMessage());
            return false;
        }
    }

    /// What fails here is tried again in the next round.
    private @Nullable Void refresh(LivePortfolio page, Run newest) {
        try {
            boolean isNews = page.isBehind(newest.id());
            reader.read(page.viewer(), page.portfolio())
                    .ifPresentOrElse(picture -> page.show(picture, newest.id()), page::close);
            if (isNews) {
                newest.finishedAt()
                        .map(published -> Duration.between(published, clock.instant()))
                        .ifPresent(pushes);
            }
        } catch (RuntimeException e) {
            lookedUpTo = NOTHING;
            tickedUpTo = NOTHING;
            log.warn(
                    "Portfolio {} keeps its last figures: {}",
                    page.portfolio().value(),
                    e.toString());
        }
        return null;
    }
}
