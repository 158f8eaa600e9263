package io.tenfolio.portfolio;

/// The number of a portfolio, from 1, never used again; it also decides the portfolio's block and place.
public record PortfolioId(long value) {}
