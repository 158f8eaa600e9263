package io.tenfolio.db.access;

/// Somebody else has this login.
public final class LoginTaken extends RuntimeException {
    public LoginTaken(String login) {
        super("The login %s is taken".formatted(login));
    }
}
