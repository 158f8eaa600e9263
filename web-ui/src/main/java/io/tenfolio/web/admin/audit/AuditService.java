package io.tenfolio.web.admin.audit;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.audit.AuditFilter;
import io.tenfolio.audit.RecordedEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to the audit trail. Nobody changes it; who takes a copy of it is written down in it.
@PreAuthorize(Staff.MAY_SEE)
public class AuditService {
    private static final int EXPORTED_AT_MOST = 20_000;

    private final AuditTrail trail;
    private final Transactions transactions;
    private final Watches watches;
    private final CurrentPerson person;
    private final Clock clock;

    public AuditService(
            AuditTrail trail,
            Transactions transactions,
            Watches watches,
            CurrentPerson person,
            Clock clock) {
        this.trail = trail;
        this.transactions = transactions;
        this.watches = watches;
        this.person = person;
        this.clock = clock;
    }

    public AuditPage page(AuditFilter filter, @Nullable Long before) {
        return AuditPage.of(trail.page(filter, before, AuditPage.SIZE + 1));
    }

    /// The newest first, the `limit` entries behind `before`.
    public List<RecordedEntry> entries(AuditFilter filter, @Nullable Long before, int limit) {
        return trail.page(filter, before, limit);
    }

    /// The page, kept new until it is closed.
    public Watched<AuditPage> watch(AuditFilter filter, @Nullable Long before) {
        return watches.watch(() -> page(filter, before));
    }

    /// The newest that match as comma-separated values; that somebody took them is an entry itself.
    public String export(AuditFilter filter) {
        return transactions.call(() -> {
            var entries = trail.page(filter, null, EXPORTED_AT_MOST);
            trail.write(
                    new AuditEntry(
                            person.get().login(),
                            "audit.export",
                            "audit trail",
                            "",
                            "",
                            "%d entries, %s".formatted(entries.size(), filter)));
            return AuditCsv.of(entries);
        });
    }

    public Instant now() {
        return clock.instant();
    }
}
