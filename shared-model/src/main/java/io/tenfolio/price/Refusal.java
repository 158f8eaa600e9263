package io.tenfolio.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/// A statement that was not believed or not needed, and why.
public record Refusal<S extends Statement>(S statement, Reason reason) {

    /// Why; [#text()] is for people.
    public sealed interface Reason {
        String text();
    }

    /// Quotes in another currency than the listing's are refused, not converted.
    public record OtherCurrency(Currency expected, Currency actual) implements Reason {
        @Override
        public String text() {
            return "It is in %s, but this is priced in %s".formatted(actual, expected);
        }
    }

    public record FromTheFuture(Instant asOf, Instant now) implements Reason {
        @Override
        public String text() {
            return "It is as of %s, which has not come yet at %s".formatted(asOf, now);
        }
    }

    public record TooOld(Instant asOf, Duration oldest) implements Reason {
        @Override
        public String text() {
            return "It is as of %s, more than %d days ago".formatted(asOf, oldest.toDays());
        }
    }

    public record OlderThanTheLast(Instant asOf, Instant last) implements Reason {
        @Override
        public String text() {
            return "It is as of %s; the last one known is newer, as of %s".formatted(asOf, last);
        }
    }

    /// Too far from the last one known, no split explains it and no other source says so too.
    public record Implausible(BigDecimal number, BigDecimal last) implements Reason {
        @Override
        public String text() {
            return "%s is %s times the last one, %s; no split and no other source explains it"
                    .formatted(
                            number.toPlainString(),
                            number.divide(last, new MathContext(3)).toPlainString(),
                            last.toPlainString());
        }
    }
}
