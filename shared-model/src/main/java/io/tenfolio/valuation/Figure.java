package io.tenfolio.valuation;

/// A number kept for every portfolio and run, in ten-thousandths of the portfolio's base currency. Codes
/// never change.
public enum Figure {
    /// Worth of everything but cash.
    MARKET_VALUE(1),
    CASH(2),
    /// What the holdings cost, purchase fees and taxes included, by the portfolio's cost method.
    COST(3),
    /// Gains realised so far, by the portfolio's cost method.
    REALISED_GAIN(4),
    /// Worth now − worth at the last slot before local midnight − net external flows since.
    DAY_CHANGE(5);

    private final int code;

    Figure(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Figure ofCode(int code) {
        for (var figure : values()) {
            if (figure.code == code) return figure;
        }
        throw new IllegalArgumentException("There is no figure " + code);
    }
}
