package io.tenfolio.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// What units cost, exact, in a currency the owner of this value knows: the gross amount, and the fees and
/// taxes of getting them. Of a short position it is negative: what was got for it, less charges.
public record Cost(BigDecimal gross, BigDecimal charges) {
    public static final Cost ZERO = new Cost(BigDecimal.ZERO, BigDecimal.ZERO);

    /// Digits of a quotient that does not end; far below what any rounding to money can see.
    static final MathContext PRECISION = new MathContext(50, RoundingMode.HALF_EVEN);

    /// With fees and taxes: the basis that is shown.
    public BigDecimal withCharges() {
        return gross.add(charges);
    }

    Cost plus(Cost other) {
        return new Cost(gross.add(other.gross), charges.add(other.charges));
    }

    Cost minus(Cost other) {
        return new Cost(gross.subtract(other.gross), charges.subtract(other.charges));
    }

    Cost times(BigDecimal factor) {
        return new Cost(
                gross.multiply(factor).round(PRECISION), charges.multiply(factor).round(PRECISION));
    }

    /// This cost × part ÷ whole.
    Cost share(BigDecimal part, BigDecimal whole) {
        return new Cost(share(gross, part, whole), share(charges, part, whole));
    }

    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0 ? amount : amount.multiply(part).divide(whole, PRECISION);
    }
}
