package io.tenfolio.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries somebody looks for; null or "" narrows nothing. `actor` is a whole name, `action` the beginning of one (`run.`), `subject` any part
/// of subject or reason.
public record AuditFilter(
        String actor, String action, String subject, @Nullable Instant from, @Nullable Instant to) {
    public static final AuditFilter ALL = new AuditFilter("", "", "", null, null);

    public boolean narrows() {
        return !equals(ALL);
    }
}
