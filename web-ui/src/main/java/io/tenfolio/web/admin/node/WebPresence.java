package io.tenfolio.web.admin.node;

import io.tenfolio.db.DatabaseClock;
import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.job.OwnLoad;
import io.tenfolio.web.live.LiveFeed;
import io.tenfolio.web.live.Watches;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Shows this web node to the others every three seconds, with how many open pages it keeps new.
public final class WebPresence implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WebPresence.class);
    private static final Duration PULSE = Duration.ofSeconds(3);
    private static final String ROLE = "web";

    private final Nodes nodes;
    private final LiveFeed feed;
    private final Watches watches;
    private final DatabaseClock clock;
    private final String id;
    private final Instant startedAt;
    private @Nullable CountDownLatch stopped;
    private boolean troubled;

    public WebPresence(Nodes nodes, LiveFeed feed, Watches watches, DatabaseClock clock) {
        this.nodes = nodes;
        this.feed = feed;
        this.watches = watches;
        this.clock = clock;
        this.id = "web-" + machine() + "-" + ProcessHandle.current().pid();
        this.startedAt = clock.instant();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    @Override
    public synchronized void start() {
        if (stopped == null) {
            var until = new CountDownLatch(1);
            stopped = until;
            Thread.ofPlatform().name("web-presence").daemon().start(() -> pulse(until));
        }
    }

    @Override
    public synchronized void stop() {
        if (stopped != null) {
            stopped.countDown();
            stopped = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped != null;
    }

    private void pulse(CountDownLatch until) {
        try {
            do {
                show();
            } while (!until.await(PULSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        try {
            nodes.seen(
                    id,
                    ROLE,
                    version(),
                    startedAt,
                    clock.offset(),
                    "READY",
                    OwnLoad.now(),
                    Integer.toString(feed.pages() + watches.size()));
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("This node cannot show itself: {}", e.toString());
                troubled = true;
            }
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(
                WebPresence.class.getPackage().getImplementationVersion(), "development");
    }
}
