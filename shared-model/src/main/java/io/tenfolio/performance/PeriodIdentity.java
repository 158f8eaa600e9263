package io.tenfolio.performance;

import io.tenfolio.ledger.Gain;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;

/// Where a portfolio's worth came from in a period, in its base currency:
/// initial + unrealised + realised + earnings − fees − taxes + currency gains + transfers = final.
///
/// @param initial worth when the period began
/// @param unrealised of what is held at the end: market value − cost, where what was held at the start cost what
///     it was worth then
/// @param realised of what was sold, without fees and taxes
/// @param earnings gross dividends and interest
/// @param currencyGains what exchange rates did to the cash; those of instruments are parts of the gains above
/// @param transfers what came from outside − what went there
/// @param finalWorth worth when the period ended
public record PeriodIdentity(
        Period period,
        Worth initial,
        Gain unrealised,
        Gain realised,
        Worth earnings,
        Worth fees,
        Worth taxes,
        Worth currencyGains,
        Worth transfers,
        Worth finalWorth) {
    /// Each of the lines is rounded once to four digits, so their sum may be off by half the last digit of each.
    private static final BigDecimal ROUNDING = new BigDecimal("0.0005");

    /// What the lines do not explain.
    public Worth difference() {
        return finalWorth
                .minus(initial)
                .minus(unrealised.total())
                .minus(realised.total())
                .minus(earnings)
                .plus(fees)
                .plus(taxes)
                .minus(currencyGains)
                .minus(transfers);
    }

    /// Whether the lines explain the final worth; when not, the ledger or the cost engine is wrong.
    public boolean holds() {
        return difference().amount().abs().compareTo(ROUNDING) <= 0;
    }
}
