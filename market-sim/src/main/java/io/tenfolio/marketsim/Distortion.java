package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What a fault of the data does to what a source says; nothing, when there is none.
final class Distortion {
    private final Optional<Fault.OfData> fault;

    private Distortion(Optional<Fault.OfData> fault) {
        this.fault = fault;
    }

    static Distortion none() {
        return new Distortion(Optional.empty());
    }

    static Distortion by(Fault.OfData fault) {
        return new Distortion(Optional.of(fault));
    }

    /// `number` is the instrument's place in the answer: with no symbols named, every third is left out.
    boolean leavesOut(String symbol, int number) {
        return fault.isPresent()
                && fault.get() instanceof Fault.Missing(Set<String> symbols)
                && (symbols.isEmpty() ? number % 3 == 0 : symbols.contains(symbol));
    }

    String price(String symbol, BigDecimal price, int digits) {
        var shown = price.setScale(Math.max(digits, price.scale()), RoundingMode.UNNECESSARY);
        if (!hits(symbol)) {
            return shown.toPlainString();
        }
        return switch (fault.get()) {
            case Fault.PriceOff(var factor, _) ->
                    price.multiply(factor)
                            .setScale(shown.scale(), RoundingMode.HALF_EVEN)
                            .toPlainString();
            case Fault.PriceText(var text, _) -> text;
            case Fault.Missing _, Fault.Stale _ -> shown.toPlainString();
        };
    }

    Instant time(String symbol, Instant time) {
        return time.minus(age(symbol));
    }

    LocalDate day(String symbol, LocalDate day) {
        return day.minusDays(age(symbol).toDays());
    }

    private Duration age(String symbol) {
        return hits(symbol) && fault.get() instanceof Fault.Stale(var age, _) ? age : Duration.ZERO;
    }

    private boolean hits(String symbol) {
        return fault.isPresent()
                && (fault.get().symbols().isEmpty() || fault.get().symbols().contains(symbol));
    }
}
