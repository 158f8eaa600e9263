package io.tenfolio.db.ledger;

import io.tenfolio.ledger.EntryId;

/// An entry can be taken back once; a mistaken reversal is reversed itself.
public final class AlreadyReversed extends RuntimeException {
    AlreadyReversed(EntryId entry, Throwable cause) {
        super("Entry %d has been reversed already".formatted(entry.value()), cause);
    }
}
