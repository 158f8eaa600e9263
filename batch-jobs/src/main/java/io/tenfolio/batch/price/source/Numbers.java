package io.tenfolio.batch.price.source;

import io.tenfolio.money.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the numbers and times that sources write as text.
final class Numbers {
    /// What sources write where there is no price.
    private static final Set<String> NO_PRICE =
            Set.of("", "-", "na", "n/a", "n.a.", "n/d", "null", "none", "nan");

    private static final long FIRST_SECOND = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private Numbers() {}

    static boolean isNoPrice(String text) {
        return NO_PRICE.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /// A positive number within bounds, or empty.
    static Optional<BigDecimal> positive(String text) {
        try {
            var number = Decimals.parse(text, "price");
            return number.signum() > 0 ? Optional.of(number) : Optional.empty();
        } catch (Decimals.OutOfBounds e) {
            return Optional.empty();
        }
    }

    /// Whole milliseconds since 1970, likewise.
    static Optional<AsOf> epochMillis(String text) {
        try {
            long millis = Long.parseLong(text.strip());
            long seconds = Math.floorDiv(millis, 1_000L);
            return seconds < FIRST_SECOND || seconds > LAST_SECOND
                    ? Optional.empty()
                    : Optional.of(new AsOf.Moment(Instant.ofEpochMilli(millis)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whole seconds since 1970, as far as any price can be from now, or empty.
    static Optional<AsOf> epochSecond(String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            return seconds < FIRST_SECOND || seconds > LAST_SECOND
                    ? Optional.empty()
                    : Optional.of(new AsOf.Moment(Instant.ofEpochSecond(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
