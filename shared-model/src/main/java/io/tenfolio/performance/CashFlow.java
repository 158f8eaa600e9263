package io.tenfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Money that moved between an investor and an investment, seen by the investor: negative was paid in,
/// positive came out. All flows of one calculation are in the same currency.
public record CashFlow(LocalDate day, BigDecimal amount) {
    public static CashFlow of(String day, String amount) {
        return new CashFlow(LocalDate.parse(day), new BigDecimal(amount));
    }
}
