package io.tenfolio.money;

import java.math.BigDecimal;

/// Bounds that every decimal from outside must pass before arithmetic touches it: an exponent of a
/// hundred million costs minutes in `setScale`, so digits and exponent are looked at first.
public final class Decimals {
    /// Fractional digits a quantity, unit price or rate may carry.
    public static final int FRACTION_DIGITS = 18;

    /// Integer digits a quantity, unit price or rate may carry.
    public static final int INTEGER_DIGITS = 20;

    private Decimals() {}

    /// The value without trailing zeros (never with a negative scale), if it is within the bounds.
    ///
    /// @throws OutOfBounds if it has more than 18 fractional or 20 integer digits
    public static BigDecimal bounded(BigDecimal value, String what) {
        // precision and scale are read without building the number out
        long integerDigits = (long) value.precision() - value.scale();
        if (value.precision() > 100 || integerDigits > INTEGER_DIGITS || value.scale() > 100) {
            throw new OutOfBounds(what);
        }
        var plain = value.stripTrailingZeros();
        if (plain.scale() < 0) {
            plain = plain.setScale(0);
        }
        if (plain.scale() > FRACTION_DIGITS) {
            throw new OutOfBounds(what);
        }
        return plain;
    }

    /// Reads a number that a source or person wrote, bounded before it is built: at most 64
    /// characters, digits with an optional sign, point and small exponent.
    ///
    /// @throws OutOfBounds if it is not such a number
    public static BigDecimal parse(String text, String what) {
        var trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 64) {
            throw new OutOfBounds(what);
        }
        try {
            return bounded(new BigDecimal(trimmed), what);
        } catch (NumberFormatException e) {
            throw new OutOfBounds(what);
        }
    }

    /// A number that is not finite, or has more digits than anything real needs.
    public static final class OutOfBounds extends IllegalArgumentException {
        OutOfBounds(String what) {
            super(
                    "The %s is not a number of at most %d integer and %d fractional digits"
                            .formatted(what, INTEGER_DIGITS, FRACTION_DIGITS));
        }
    }
}
