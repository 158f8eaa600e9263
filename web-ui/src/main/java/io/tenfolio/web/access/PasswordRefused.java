package io.tenfolio.web.access;

import io.tenfolio.access.PasswordFault;

/// A password that cannot be taken, and why.
public final class PasswordRefused extends RuntimeException {
    private final PasswordFault fault;

    public PasswordRefused(PasswordFault fault) {
        super("The password cannot be taken: " + fault);
        this.fault = fault;
    }

    public PasswordFault fault() {
        return fault;
    }
}
