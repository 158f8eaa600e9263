package io.tenfolio.batch.price.source;

import java.util.ArrayList;
import java.util.List;

/// What an answer says, in the source's own codes and units, and what in it was refused and why.
public record Reading(List<ReadQuote> quotes, List<ReadRate> rates, List<Refused> refused) {
    public Reading {
        quotes = List.copyOf(quotes);
        rates = List.copyOf(rates);
        refused = List.copyOf(refused);
    }

    /// Nothing in the answer can be used.
    static Reading refused(Refused.Reason reason, String detail) {
        return new Reading(
                List.of(), List.of(), List.of(new Refused(Refused.WHOLE_ANSWER, reason, detail)));
    }

    /// Gathers a reading piece by piece.
    static final class Builder {
        private final List<ReadQuote> quotes = new ArrayList<>();
        private final List<ReadRate> rates = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();

        void quote(ReadQuote quote) {
            quotes.add(quote);
        }

        void rate(ReadRate rate) {
            rates.add(rate);
        }

        void refuse(String subject, Refused.Reason reason, String detail) {
            refused.add(new Refused(subject, reason, detail));
        }

        Reading build() {
            return new Reading(quotes, rates, refused);
        }
    }
}
