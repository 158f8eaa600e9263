package io.tenfolio.web.testing;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.Users;
import io.tenfolio.web.security.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Makes the test's thread somebody's.
public final class LoggedIn {
    private static final String KEY =
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private LoggedIn() {}

    public static void as(Users users, UserId user) {
        as(Person.of(users.find(user).orElseThrow()));
    }

    public static void as(Person who) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new UsernamePasswordAuthenticationToken(
                        who,
                        null,
                        List.of(new SimpleGrantedAuthority("ROLE_" + who.role().name()))));
        SecurityContextHolder.setContext(context);
        // each test context brings a holder of its own; all of them look here first
        session().ifPresent(session -> session.setAttribute(KEY, context));
    }

    public static void asNobody() {
        SecurityContextHolder.clearContext();
        session().ifPresent(session -> session.removeAttribute(KEY));
    }

    private static Optional<WrappedSession> session() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .flatMap(session -> Optional.ofNullable(session.getSession()));
    }
}
