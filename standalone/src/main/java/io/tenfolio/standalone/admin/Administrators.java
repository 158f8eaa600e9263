package io.tenfolio.standalone.admin;

import io.tenfolio.access.Role;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes administrators without one being there to ask.
final class Administrators {
    private final Transactions transactions;
    private final Users users;
    private final AuditTrail audit;
    private final PasswordEncoder encoder;

    Administrators(
            Transactions transactions, Users users, AuditTrail audit, PasswordEncoder encoder) {
        this.transactions = transactions;
        this.users = users;
        this.audit = audit;
        this.encoder = encoder;
    }

    /// @throws io.tenfolio.db.access.LoginTaken if somebody has that login
    void create(NewAdministrator wanted, String password) {
        var hash = Objects.requireNonNull(encoder.encode(password));
        transactions.run(() -> {
            var id = users.create(wanted.login(), wanted.displayName(), hash, Role.ADMIN, false);
            audit.write(
                    new AuditEntry(
                            "command line",
                            "user.create",
                            "user " + id.value(),
                            "./tenfolio admin create",
                            "",
                            "%s, ADMIN".formatted(wanted.login())));
        });
    }
}
