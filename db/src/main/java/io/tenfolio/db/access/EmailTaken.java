package io.tenfolio.db.access;

/// Somebody else has confirmed this address. The message does not repeat it: it may reach a person who only guessed it.
public final class EmailTaken extends RuntimeException {
    public EmailTaken() {
        super("This e-mail address is the confirmed address of another user");
    }
}
