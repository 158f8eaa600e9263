package io.tenfolio.web.security;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.AccessSettings;
import io.tenfolio.db.audit.AuditTrail;
import org.springframework.security.access.prepost.PreAuthorize;

/// Whether anybody may make a login of their own. Shut until an administrator opens it.
public class RegistrationDoor {
    private final AccessSettings settings;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final CurrentPerson person;
    private volatile boolean lastSeenOpen;

    public RegistrationDoor(
            AccessSettings settings,
            Transactions transactions,
            AuditTrail audit,
            CurrentPerson person) {
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.person = person;
    }

    public boolean isOpen() {
        return settings.registrationIsOpen();
    }

    /// As of the last look, for pages that must not wait for the database.
    public boolean wasOpen() {
        return lastSeenOpen;
    }

    public void look() {
        lastSeenOpen = isOpen();
    }

    @PreAuthorize("hasRole('ADMIN')")
    public void open(boolean open, String reason) {
        transactions.run(() -> {
            var before = settings.registrationIsOpen();
            settings.openRegistration(open);
            audit.write(
                    new AuditEntry(
                            person.get().login(),
                            "REGISTRATION_SWITCHED",
                            "self-registration",
                            reason,
                            word(before),
                            word(open)));
        });
    }

    private static String word(boolean open) {
        return open ? "open" : "shut";
    }
}
