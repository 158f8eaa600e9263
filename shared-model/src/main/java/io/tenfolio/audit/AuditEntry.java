package io.tenfolio.audit;

/// A decision as it is written down in the transaction that makes it: who did what to which thing and why,
/// with the state before and after as text ("" where there is none). The time is the database's.
public record AuditEntry(
        String actor, String action, String subject, String reason, String before, String after) {}
