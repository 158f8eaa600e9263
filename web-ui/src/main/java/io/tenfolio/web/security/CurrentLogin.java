package io.tenfolio.web.security;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import io.tenfolio.access.LoginSessionId;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The login session that this page belongs to, and where its browser is.
public class CurrentLogin {
    private static final String NUMBER = CurrentLogin.class.getName() + ".number";

    public Optional<LoginSessionId> find() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .flatMap(session -> Optional.ofNullable(session.getSession()))
                .flatMap(session -> number(session.getAttribute(NUMBER)));
    }

    /// The address that this request came from, as the server saw it.
    public String address() {
        @Nullable VaadinRequest request = VaadinRequest.getCurrent();
        @Nullable String address = request == null ? null : request.getRemoteAddr();
        return address == null ? "unknown" : address;
    }

    static Optional<LoginSessionId> of(HttpSession session) {
        return number(session.getAttribute(NUMBER));
    }

    static void is(HttpSession session, LoginSessionId id) {
        session.setAttribute(NUMBER, id.value());
    }

    private static Optional<LoginSessionId> number(@Nullable Object kept) {
        return kept instanceof Long number
                ? Optional.of(new LoginSessionId(number))
                : Optional.empty();
    }
}
