package io.tenfolio.access;

/// How bright a person wants pages to be.
public enum Theme {
    /// As the person's system says.
    SYSTEM,
    LIGHT,
    DARK
}
