package io.tenfolio.web.admin;

/// Somebody wants to change history and does not say why.
public final class ReasonMissing extends IllegalArgumentException {
    ReasonMissing() {
        super("This changes history: say why");
    }
}
