package io.tenfolio.alert;

import io.tenfolio.access.UserId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a user wants to be told of a portfolio: a move from one run to the next of at least so many percent of its worth, or of at least
/// an amount in its base currency, and prices that become stale. What is absent is not told.
public record AlertRule(
        UserId user,
        PortfolioId portfolio,
        @Nullable BigDecimal movePercentOrNull,
        @Nullable BigDecimal moveAmountOrNull,
        boolean stalePrices) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 4;

    public AlertRule {
        positive(movePercentOrNull);
        positive(moveAmountOrNull);
    }

    private static void positive(@Nullable BigDecimal threshold) {
        if (threshold != null && threshold.signum() <= 0) {
            throw new IllegalArgumentException("A threshold is more than 0");
        }
    }

    /// Whether nothing is told at all.
    public boolean isEmpty() {
        return movePercentOrNull == null && moveAmountOrNull == null && !stalePrices;
    }

    /// Whether a move of `move` from `before` is to be told.
    public boolean tells(Worth move, Worth before) {
        boolean byAmount =
                moveAmountOrNull != null && move.amount().abs().compareTo(moveAmountOrNull) >= 0;
        boolean byPercent =
                movePercentOrNull != null
                        && before.amount().signum() != 0
                        && percent(move, before).abs().compareTo(movePercentOrNull) >= 0;
        return byAmount || byPercent;
    }

    /// `move` in percent of `before`, to 4 digits, HALF_EVEN; 0 of nothing.
    public static BigDecimal percent(Worth move, Worth before) {
        return before.amount().signum() == 0
                ? BigDecimal.ZERO
                : move.amount()
                        .multiply(HUNDRED)
                        .divide(before.amount().abs(), DIGITS, RoundingMode.HALF_EVEN);
    }
}
