package io.tenfolio.price;

/// How far a price can be trusted in the run that uses it. Stored by [#code()], which never changes.
public enum Quality {
    /// Nothing newer was due.
    FRESH(1),
    /// A newer one was due and did not come.
    STALE(2),
    /// The preferred source failed; another one's price stands in.
    FALLBACK(3),
    /// A person typed it in.
    MANUAL(4),
    /// Before the first quote: the first known price or the last trade's.
    ESTIMATED(5);

    private final int code;

    Quality(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Quality ofCode(int code) {
        for (var quality : values()) {
            if (quality.code == code) return quality;
        }
        throw new IllegalArgumentException("There is no quality " + code);
    }
}
