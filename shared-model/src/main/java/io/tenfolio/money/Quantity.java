package io.tenfolio.money;

import java.math.BigDecimal;

/// Units of an instrument, exact, with up to 18 fractional digits and no trailing zeros; negative
/// when short or overdrawn.
public record Quantity(BigDecimal units) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        units = Decimals.bounded(units, "quantity");
    }

    public static Quantity of(String units) {
        return new Quantity(new BigDecimal(units));
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(units.add(other.units));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(units.subtract(other.units));
    }

    public Quantity negated() {
        return new Quantity(units.negate());
    }

    public boolean isZero() {
        return units.signum() == 0;
    }

    public boolean isPositive() {
        return units.signum() > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return units.compareTo(other.units);
    }
}
