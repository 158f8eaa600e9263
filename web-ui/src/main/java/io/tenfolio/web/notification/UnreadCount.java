package io.tenfolio.web.notification;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import io.tenfolio.access.UserId;

/// How many notices one open page's person has not read, kept new until it is closed.
public final class UnreadCount implements AutoCloseable {
    private final UserId user;
    private final ValueSignal<Integer> count;
    private final UnreadFeed feed;

    UnreadCount(UserId user, int first, UnreadFeed feed) {
        this.user = user;
        this.count = new ValueSignal<>(first);
        this.feed = feed;
    }

    public Signal<Integer> count() {
        return count.asReadonly();
    }

    UserId user() {
        return user;
    }

    void show(int newest) {
        if (count.peek() != newest) {
            count.set(newest);
        }
    }

    @Override
    public void close() {
        feed.forget(this);
    }
}
