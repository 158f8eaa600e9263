package io.tenfolio.ledger;

import java.time.Instant;

/// A place in the list of entries, newest first.
public record LedgerPlace(Instant effectiveAt, EntryId entry) {}
