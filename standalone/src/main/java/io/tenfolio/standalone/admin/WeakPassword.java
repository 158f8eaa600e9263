package io.tenfolio.standalone.admin;

/// A password that could be guessed, or that two people typed differently.
final class WeakPassword extends RuntimeException {
    WeakPassword(String message) {
        super(message);
    }
}
