package io.tenfolio.web.api;

/// A request is well formed, but what is there does not allow it now; nothing was done.
public final class Conflict extends RuntimeException {
    private final String title;
    private final String detail;

    public Conflict(String title, String detail) {
        super(detail);
        this.title = title;
        this.detail = detail;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
