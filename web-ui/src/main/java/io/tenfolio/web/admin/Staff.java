package io.tenfolio.web.admin;

import io.tenfolio.access.Role;

/// Who may do what in the console: operators and administrators act, auditors read everything.
public final class Staff {
    public static final String MAY_SEE = "hasAnyRole('OPERATOR', 'ADMIN', 'AUDITOR')";
    public static final String MAY_ACT = "hasAnyRole('OPERATOR', 'ADMIN')";

    private Staff() {}

    public static boolean mayAct(Role role) {
        return switch (role) {
            case OPERATOR, ADMIN -> true;
            case AUDITOR, INVESTOR, ADVISOR -> false;
        };
    }

    /// The reason, without blanks around it.
    ///
    /// @throws ReasonMissing if there is none
    public static String reason(String given) {
        if (given.isBlank()) {
            throw new ReasonMissing();
        }
        return given.strip();
    }
}
