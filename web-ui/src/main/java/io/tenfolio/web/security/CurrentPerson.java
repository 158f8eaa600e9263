package io.tenfolio.web.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/// The person whose request this is.
public class CurrentPerson {
    public Optional<Person> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> login.isAuthenticated())
                .map(login -> login.getPrincipal())
                .filter(Person.class::isInstance)
                .map(Person.class::cast);
    }

    /// @throws NobodyLoggedIn if there is none
    public Person get() {
        return find().orElseThrow(NobodyLoggedIn::new);
    }
}
