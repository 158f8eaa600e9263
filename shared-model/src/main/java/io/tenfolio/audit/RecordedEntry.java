package io.tenfolio.audit;

import java.time.Instant;

/// An entry of the audit trail as it was written down, with its number and the database's time.
public record RecordedEntry(long id, Instant at, AuditEntry entry) {}
