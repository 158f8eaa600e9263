package io.tenfolio.price;

import io.tenfolio.money.Decimals;
import io.tenfolio.money.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A split that is known of an instrument: `ratioNew` units for `ratioOld` from `effectiveAt` on, so a unit's
/// price is multiplied by ratioOld ÷ ratioNew.
public record KnownSplit(Instant effectiveAt, int ratioNew, int ratioOld) {
    public KnownSplit {
        if (ratioNew < 1 || ratioOld < 1)
            throw new IllegalArgumentException("A split's ratio is positive");
    }

    /// One whose units are quoted from the beginning of its day on, at whatever time of the day an account booked it.
    public static KnownSplit ofDay(Instant bookedAt, ZoneId zone, int ratioNew, int ratioOld) {
        var day = bookedAt.atZone(zone).toLocalDate();
        return new KnownSplit(day.atStartOfDay(zone).toInstant(), ratioNew, ratioOld);
    }

    /// What was told as of `asOf` in the units since `splits`: each that came later makes a unit worth ratioOld ÷ ratioNew of what it
    /// was. To 18 digits, HALF_EVEN. As it was told where that is no price any more: such a ratio was not meant.
    public static UnitPrice carry(UnitPrice told, Instant asOf, List<KnownSplit> splits) {
        var before = BigDecimal.ONE;
        var since = BigDecimal.ONE;
        for (var split : splits) {
            if (split.effectiveAt.isAfter(asOf)) {
                before = before.multiply(BigDecimal.valueOf(split.ratioOld));
                since = since.multiply(BigDecimal.valueOf(split.ratioNew));
            }
        }
        if (before.equals(since)) {
            return told;
        }
        var amount =
                told.amount()
                        .multiply(before)
                        .divide(since, Decimals.FRACTION_DIGITS, RoundingMode.HALF_EVEN);
        return UnitPrice.isPrice(amount) ? new UnitPrice(amount, told.currency()) : told;
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
