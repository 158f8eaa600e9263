package io.tenfolio.ledger;

/// The number of a ledger entry; 0 before it is recorded.
public record EntryId(long value) {
    public static final EntryId NEW = new EntryId(0);
}
