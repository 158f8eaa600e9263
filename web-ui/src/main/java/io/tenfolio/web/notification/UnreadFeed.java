package io.tenfolio.web.notification;

import io.tenfolio.access.UserId;
import io.tenfolio.db.alert.Notifications;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Counts for all open pages of this node what their people have not read, with one question every few seconds.
final class UnreadFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(UnreadFeed.class);
    private static final int EVERY_SECONDS = 5;

    private final Notifications notifications;
    private final Set<UnreadCount> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService worker;

    UnreadFeed(Notifications notifications) {
        this.notifications = notifications;
    }

    UnreadCount follow(UserId user) {
        var count = new UnreadCount(user, unread(user), this);
        open.add(count);
        return count;
    }

    void forget(UnreadCount count) {
        open.remove(count);
    }

    /// Shows at once what changed for one person, on all their pages here.
    void look(UserId user) {
        int unread = unread(user);
        open.stream().filter(count -> count.user().equals(user)).forEach(c -> c.show(unread));
    }

    private int unread(UserId user) {
        return notifications.unread(List.of(user)).getOrDefault(user, 0);
    }

    private void look() {
        try {
            var users = open.stream().map(UnreadCount::user).collect(Collectors.toSet());
            var unread = notifications.unread(users);
            open.forEach(count -> count.show(unread.getOrDefault(count.user(), 0)));
        } catch (RuntimeException e) {
            log.debug("Unread notices are counted again soon: {}", e.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            var looking =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("unread-feed").daemon().factory());
            worker = looking;
            looking.scheduleWithFixedDelay(
                    this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}
