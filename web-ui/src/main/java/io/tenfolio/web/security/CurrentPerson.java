package io.tenfolio.web.security;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

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

    /// What the rest of the program asks for rights.
    static Authentication authentication(Person person) {
        return new UsernamePasswordAuthenticationToken(
                person, null, List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name())));
    }

    /// From now on this is whose session it is: the same person as they have become.
    static void is(HttpSession session, Person newer) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(newer));
        SecurityContextHolder.setContext(context);
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
}
