package io.tenfolio.price;

import java.math.BigDecimal;
import java.time.Duration;

/// How far a source is believed.
///
/// @param jump a number at least this many times the last one, or at most one such part of it, is refused
/// @param agreement two sources confirm each other when they differ by at most this fraction
/// @param ahead how far a source's clock may be ahead of ours
/// @param oldest a statement older than this is refused: lists carry dead schemes with years-old dates
public record SelectionRules(
        BigDecimal jump, BigDecimal agreement, Duration ahead, Duration oldest) {
    public static final SelectionRules DEFAULT =
            new SelectionRules(
                    BigDecimal.TEN,
                    new BigDecimal("0.05"),
                    Duration.ofMinutes(2),
                    Duration.ofDays(30));

    public SelectionRules {
        if (jump.compareTo(BigDecimal.ONE) <= 0)
            throw new IllegalArgumentException("A jump is more than 1 time the last price");
        if (agreement.signum() < 0 || ahead.isNegative() || oldest.isNegative())
            throw new IllegalArgumentException("A tolerance is not negative");
    }

    boolean isJump(BigDecimal number, BigDecimal last) {
        return number.compareTo(last.multiply(jump)) >= 0
                || number.multiply(jump).compareTo(last) <= 0;
    }

    boolean agree(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(one.max(other).multiply(agreement)) <= 0;
    }
}
