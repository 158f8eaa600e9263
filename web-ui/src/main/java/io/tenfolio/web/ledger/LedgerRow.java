package io.tenfolio.web.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.LedgerLine;
import io.tenfolio.money.Money;
import io.tenfolio.portfolio.Portfolio;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry with the words it needs to be shown.
///
/// @param cash what it did to the cash of its account
/// @param reversed the entry it takes back, when it does
public record LedgerRow(
        LedgerLine line,
        Portfolio portfolio,
        String account,
        @Nullable Instrument instrumentOrNull,
        List<Money> cash,
        @Nullable LedgerLine reversed) {
    public LedgerRow {
        cash = List.copyOf(cash);
    }

    public Optional<Instrument> instrument() {
        return Optional.ofNullable(instrumentOrNull);
    }

    /// Whether it can be taken back: not yet done.
    public boolean stands() {
        return line.reversedBy().isEmpty();
    }

    public long id() {
        return line.entry().booking().id().value();
    }
}
