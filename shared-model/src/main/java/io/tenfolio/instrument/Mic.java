package io.tenfolio.instrument;

/// A market identifier code (ISO 10383), e.g. `XETR`.
public record Mic(String value) {
    public Mic {
        if (!value.matches("[A-Z0-9]{4}"))
            throw new IllegalArgumentException(
                    "%s is not a market identifier code".formatted(value));
    }
}
