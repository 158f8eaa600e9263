package io.tenfolio.web.security;

import io.tenfolio.access.LoginSessionId;
import io.tenfolio.db.access.LoginSessions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks every few seconds, with one question for the whole node, whether the login sessions of its open pages still stand, and
/// tells those pages that do nothing themselves. On the way it looks whether registration is open.
public final class LoginWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LoginWatch.class);

    private final LoginSessions sessions;
    private final RegistrationDoor registration;
    private final Duration every;
    private final Set<FollowedLogin> open = ConcurrentHashMap.newKeySet();
    private @Nullable Thread worker;
    private boolean troubled;

    LoginWatch(LoginSessions sessions, RegistrationDoor registration, Duration every) {
        this.sessions = sessions;
        this.registration = registration;
        this.every = every;
    }

    public FollowedLogin follow(LoginSessionId session) {
        var page = new FollowedLogin(session, this);
        open.add(page);
        return page;
    }

    void forget(FollowedLogin page) {
        open.remove(page);
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            worker = Thread.ofPlatform().name("login-watch").daemon().start(this::watch);
        }
    }

    @Override
    public synchronized void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(every);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            registration.look();
            var ended =
                    sessions.ended(
                            open.stream()
                                    .map(FollowedLogin::session)
                                    .collect(Collectors.toUnmodifiableSet()));
            for (var page : open) {
                var why = ended.get(page.session());
                if (why != null) {
                    page.over(why);
                }
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("Login sessions cannot be looked up: {}", e.toString());
                troubled = true;
            }
        }
    }
}
