package io.tenfolio.ledger;

import io.tenfolio.portfolio.AccountId;
import java.time.Instant;

/// What every entry has: its account, when it took effect, when we learned of it, and a note.
public record Booking(
        EntryId id, AccountId account, Instant effectiveAt, Instant recordedAt, String note) {}
