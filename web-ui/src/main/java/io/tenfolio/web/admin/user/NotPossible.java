package io.tenfolio.web.admin.user;

/// Why a user cannot be changed this way.
public final class NotPossible extends RuntimeException {
    private final Why why;

    public NotPossible(Why why) {
        super("The user cannot be changed: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public enum Why {
        /// Nobody gives or takes rights of their own.
        ONESELF,
        /// Somebody must be left who can let others in.
        LAST_ADMINISTRATOR,
        /// Whoever asks was an administrator a moment ago.
        NOT_ADMINISTRATOR,
        UNKNOWN,
        NO_ADDRESS,
        DISABLED,
        /// Somebody has this address already, or a login that is written like it.
        ADDRESS_TAKEN,
        REASON_MISSING,
        OVER
    }
}
