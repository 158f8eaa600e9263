package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import java.time.Instant;
import java.util.Currency;

/// Why a figure is incomplete or old. Shown, never hidden, never a zero.
public sealed interface ValuationGap {
    /// Nobody ever said what it is worth; it is left out of the total.
    record NoPrice(InstrumentId instrument) implements ValuationGap {}

    /// A newer price was due and did not come; the old one is used.
    record StalePrice(InstrumentId instrument, Instant asOf) implements ValuationGap {}

    /// The holding is priced, but not in a currency that can be turned into the portfolio's.
    record NoExchangeRate(InstrumentId instrument, Currency from, Currency to)
            implements ValuationGap {}
}
