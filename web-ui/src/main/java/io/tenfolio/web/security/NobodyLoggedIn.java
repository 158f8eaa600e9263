package io.tenfolio.web.security;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/// Something was asked that only a logged-in person may ask.
public final class NobodyLoggedIn extends AuthenticationCredentialsNotFoundException {
    public NobodyLoggedIn() {
        super("Nobody is logged in");
    }
}
