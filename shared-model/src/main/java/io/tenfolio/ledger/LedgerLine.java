package io.tenfolio.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry as it stands in the list that people read.
///
/// @param recordedBy the name of who wrote it down; "" when no person did
public record LedgerLine(LedgerEntry entry, String recordedBy, @Nullable EntryId reversedByOrNull) {
    /// The entry that took it back.
    public Optional<EntryId> reversedBy() {
        return Optional.ofNullable(reversedByOrNull);
    }

    /// Where the next page goes on.
    public LedgerPlace place() {
        return new LedgerPlace(entry.booking().effectiveAt(), entry.booking().id());
    }
}
