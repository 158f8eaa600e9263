package io.tenfolio.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/// A split that is known of an instrument: `ratioNew` units for `ratioOld` from `effectiveAt` on, so a unit's
/// price is multiplied by ratioOld ÷ ratioNew.
public record KnownSplit(Instant effectiveAt, int ratioNew, int ratioOld) {
    public KnownSplit {
        if (ratioNew < 1 || ratioOld < 1)
            throw new IllegalArgumentException("A split's ratio is positive");
    }

    boolean isBetween(Instant before, Instant after) {
        return effectiveAt.isAfter(before) && !effectiveAt.isAfter(after);
    }

    /// Only to compare orders of magnitude with, so 34 digits are plenty.
    BigDecimal adjusted(BigDecimal price) {
        return price.multiply(BigDecimal.valueOf(ratioOld))
                .divide(BigDecimal.valueOf(ratioNew), MathContext.DECIMAL128);
    }
}
