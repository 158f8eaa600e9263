package io.tenfolio.portfolio;

/// There is no such portfolio, or not for whoever asks: both look the same from outside.
public final class UnknownPortfolio extends RuntimeException {
    public UnknownPortfolio(PortfolioId id) {
        super("There is no portfolio " + id.value());
    }
}
