package io.tenfolio.web.security;

import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.LoginSessions.Standing;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Asks with each request of a page whether its login session still stands, and who its person is by now. A session that is over
/// is thrown away: a page is led to the login, which says why; anything else goes on as nobody's.
final class SessionGuard extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(SessionGuard.class);
    private static final String BEGAN = SessionGuard.class.getName() + ".began";
    private static final String SEEN = SessionGuard.class.getName() + ".seen";
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);
    private static final List<String> NOBODYS = List.of("/VAADIN/", "/icons/", "/styles", "/aura/");

    private final CurrentPerson person;
    private final LoginSessions sessions;
    private final AuditTrail audit;
    private final SecuritySettings settings;
    private final Clock clock;

    SessionGuard(
            CurrentPerson person,
            LoginSessions sessions,
            AuditTrail audit,
            SecuritySettings settings,
            Clock clock) {
        this.person = person;
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// Files that look the same to everybody.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NOBODYS.stream().anyMatch(request.getServletPath()::startsWith);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var who = person.find();
        if (session != null && who.isPresent()) {
            var end = endOf(session, who.get(), request);
            if (end.isPresent()) {
                end(session, who.get(), end.get());
                if (isPage(request)) {
                    response.sendRedirect(
                            request.getContextPath() + "/login?ended=" + end.get().name());
                    return;
                }
            }
        }
        rest.doFilter(request, response);
    }

    private Optional<SessionEnd> endOf(
            HttpSession session, Person who, HttpServletRequest request) {
        try {
            var id = begun(session, who, request);
            if (isOver(instant(session, BEGAN), settings.sessionLimit())) {
                sessions.end(who.id(), id, SessionEnd.TIME_UP);
                return Optional.of(SessionEnd.TIME_UP);
            }
            var standing = sessions.standing(id);
            standing.filter(now -> now.end().isEmpty())
                    .ifPresent(now -> goOn(session, id, who, now));
            return standing.map(Standing::end).orElse(Optional.of(SessionEnd.TIME_UP));
        } catch (DataAccessException e) {
            // nothing can be read or changed either while the database is silent
            log.debug("A session could not be looked up", e);
            return Optional.empty();
        }
    }

    /// The first request after the login writes the session down.
    private LoginSessionId begun(HttpSession session, Person who, HttpServletRequest request) {
        synchronized (WebUtils.getSessionMutex(session)) {
            return CurrentLogin.of(session)
                    .orElseGet(() -> {
                        @Nullable String browser = request.getHeader("User-Agent");
                        var id =
                                sessions.start(
                                        who.id(),
                                        who.role(),
                                        request.getRemoteAddr(),
                                        browser == null ? "" : browser);
                        CurrentLogin.is(session, id);
                        return id;
                    });
        }
    }

    private void goOn(HttpSession session, LoginSessionId id, Person who, Standing now) {
        if (isOver(instant(session, SEEN), SEEN_EVERY)) {
            session.setAttribute(SEEN, clock.instant());
            sessions.seen(id);
        }
        var newer = Person.of(now.user());
        if (!newer.equals(who)) {
            CurrentPerson.is(session, newer);
        }
    }

    /// Each of the clocks starts when it is first looked at.
    private Instant instant(HttpSession session, String name) {
        @Nullable Object kept = session.getAttribute(name);
        if (kept instanceof Instant instant) {
            return instant;
        }
        var now = clock.instant();
        session.setAttribute(name, now);
        return now;
    }

    private boolean isOver(Instant since, Duration limit) {
        return Duration.between(since, clock.instant()).compareTo(limit) >= 0;
    }

    /// A page that a person opens, not what an open page sends by itself.
    private static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getParameter("v-r") == null;
    }

    private void end(HttpSession session, Person who, SessionEnd why) {
        audit.write(new AuditEntry(who.login(), "SESSION_ENDED", "session", why.name(), "", ""));
        session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
