package io.tenfolio.web.api;

/// There is no such thing, or none that this person may see: both are the same answer.
public final class NotThere extends RuntimeException {
    public NotThere(String what) {
        super("There is no such " + what);
    }
}
