package io.tenfolio.web.security;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.SessionEnd;
import java.util.Optional;

/// The login session of one open page: whether it is over, as a signal. Close it with the page.
public final class FollowedLogin implements AutoCloseable {
    private final LoginSessionId session;
    private final ValueSignal<Optional<SessionEnd>> end = new ValueSignal<>(Optional.empty());
    private final LoginWatch watch;

    FollowedLogin(LoginSessionId session, LoginWatch watch) {
        this.session = session;
        this.watch = watch;
    }

    public Signal<Optional<SessionEnd>> end() {
        return end.asReadonly();
    }

    LoginSessionId session() {
        return session;
    }

    void over(SessionEnd why) {
        if (end.peek().isEmpty()) {
            end.set(Optional.of(why));
        }
    }

    @Override
    public void close() {
        watch.forget(this);
    }
}
