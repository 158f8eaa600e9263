package io.tenfolio.instrument;

/// The short name of an instrument at a venue; unique only together with a [Mic].
public record Ticker(String value) {
    public Ticker {
        if (!value.matches("[A-Z0-9.\\-]{1,20}"))
            throw new IllegalArgumentException("%s is not a ticker".formatted(value));
    }
}
