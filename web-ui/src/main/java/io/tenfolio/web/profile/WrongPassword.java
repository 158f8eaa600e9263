package io.tenfolio.web.profile;

/// The present password was not typed right.
public final class WrongPassword extends RuntimeException {
    public WrongPassword() {
        super("The present password is another one");
    }
}
