package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are looked for; what is absent does not matter. Times from (included) to (not included); `text` stands in the note or in
/// the name or symbol of the instrument.
public record LedgerFilter(
        @Nullable AccountId account,
        @Nullable EntryKind kind,
        @Nullable InstrumentId instrument,
        @Nullable Instant from,
        @Nullable Instant to,
        String text) {
    public static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null, "");

    public static LedgerFilter of(AccountId account) {
        return new LedgerFilter(account, null, null, null, null, "");
    }

    public static LedgerFilter of(InstrumentId instrument) {
        return new LedgerFilter(null, null, instrument, null, null, "");
    }
}
