package io.tenfolio.web.security;

import io.tenfolio.access.User;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a session whose time is up or whose person may not come in any more. The request goes on as nobody's:
/// a page then leads to the login.
final class SessionGuard extends OncePerRequestFilter {
    private static final String BEGAN = SessionGuard.class.getName() + ".began";
    private static final String CHECKED = SessionGuard.class.getName() + ".checked";

    private final CurrentPerson person;
    private final Users users;
    private final AuditTrail audit;
    private final SecuritySettings settings;
    private final Clock clock;

    SessionGuard(
            CurrentPerson person,
            Users users,
            AuditTrail audit,
            SecuritySettings settings,
            Clock clock) {
        this.person = person;
        this.users = users;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var who = person.find();
        if (session != null && who.isPresent()) {
            reasonToEnd(session, who.get()).ifPresent(reason -> end(session, who.get(), reason));
        }
        rest.doFilter(request, response);
    }

    private Optional<String> reasonToEnd(HttpSession session, Person who) {
        var now = clock.instant();
        if (isOver(instant(session, BEGAN), settings.sessionLimit(), now)) {
            return Optional.of("The session's time is up");
        }
        if (isOver(instant(session, CHECKED), settings.checkEvery(), now)) {
            session.setAttribute(CHECKED, now);
            if (!users.find(who.id()).map(User::enabled).orElse(false)) {
                return Optional.of("The user is disabled");
            }
        }
        return Optional.empty();
    }

    /// The first request after a login starts both clocks.
    private Instant instant(HttpSession session, String name) {
        @Nullable Object kept = session.getAttribute(name);
        if (kept instanceof Instant instant) {
            return instant;
        }
        var now = clock.instant();
        session.setAttribute(name, now);
        return now;
    }

    private static boolean isOver(Instant since, Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) >= 0;
    }

    private void end(HttpSession session, Person who, String reason) {
        audit.write(new AuditEntry(who.login(), "SESSION_ENDED", "session", reason, "", ""));
        session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
