package io.tenfolio.portfolio;

/// Where holdings and cash lie; belongs to one portfolio.
public record Account(
        AccountId id, PortfolioId portfolio, String name, Kind kind, boolean shortsAllowed) {
    /// What an account is for.
    public enum Kind {
        BROKERAGE,
        FUND,
        RETIREMENT,
        CASH
    }
}
