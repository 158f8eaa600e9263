package io.tenfolio.web.access;

/// A link from a mail that was used, is too old, was taken back, or never was.
public final class LinkOver extends RuntimeException {
    public LinkOver() {
        super("This link cannot be used any more");
    }
}
