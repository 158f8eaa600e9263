package io.tenfolio.db.schema;

/// A node and a database do not belong together: one is a demo's and the other is not.
public final class DemoMeetsReal extends RuntimeException {
    DemoMeetsReal(String message) {
        super(message);
    }
}
