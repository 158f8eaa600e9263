package io.tenfolio.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a token is good for. A token never does more than its user may at that moment: a scope that the user's
/// role does not have is worth nothing.
public enum Scope {
    /// Portfolios, their figures, accounts, entries, and the prices behind them.
    PORTFOLIOS_READ("portfolios:read", EnumSet.allOf(Role.class)),
    /// Portfolios, accounts and instruments: create, rename, close, share.
    PORTFOLIOS_WRITE("portfolios:write", EnumSet.of(Role.INVESTOR, Role.ADVISOR, Role.ADMIN)),
    /// Entries: book and reverse.
    LEDGER_WRITE("ledger:write", EnumSet.of(Role.INVESTOR, Role.ADVISOR, Role.ADMIN)),
    /// Notifications: read, mark as read, set their rules.
    NOTIFICATIONS("notifications", EnumSet.allOf(Role.class)),
    /// One's own name, language and sessions; never a password or an address.
    PROFILE("profile", EnumSet.allOf(Role.class)),
    /// Exports: ask for them and fetch their files.
    REPORTS("reports", EnumSet.allOf(Role.class)),
    /// Runs, schedules, nodes, sources, dead letters.
    OPERATIONS_READ("operations:read", EnumSet.of(Role.OPERATOR, Role.ADMIN, Role.AUDITOR)),
    /// Start, restart, stop, replay, pause.
    OPERATIONS_WRITE("operations:write", EnumSet.of(Role.OPERATOR, Role.ADMIN)),
    /// The audit trail.
    AUDIT_READ("audit:read", EnumSet.of(Role.OPERATOR, Role.ADMIN, Role.AUDITOR)),
    /// Users: invite, change, disable.
    USERS("users", EnumSet.of(Role.ADMIN));

    private final String code;
    private final Set<Role> roles;

    Scope(String code, Set<Role> roles) {
        this.code = code;
        this.roles = roles;
    }

    /// As it is written in a request and kept in a table.
    public String code() {
        return code;
    }

    public boolean isOpenTo(Role role) {
        return roles.contains(role);
    }

    public static Optional<Scope> ofCode(String code) {
        for (var scope : values()) {
            if (scope.code.equals(code)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /// All that a person of this role can give to a token.
    public static Set<Scope> of(Role role) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var scope : values()) {
            if (scope.isOpenTo(role)) {
                scopes.add(scope);
            }
        }
        return scopes;
    }
}
