package io.tenfolio.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a password must be: long, and not one of those that are tried first. No rule asks for digits or signs: they make
/// passwords harder to remember and hardly harder to guess (NIST SP 800-63B).
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_NAME = 4;
    private static final List<String> TRIED_FIRST =
            List.of("password", "passwort", "12345678", "qwert", "abcdef", "letmein", "tenfolio");

    private PasswordRules() {}

    /// Of a login that is an e-mail address, its name counts too.
    public static Optional<PasswordFault> faultOf(String login, String password) {
        if (password.length() < SHORTEST) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of(PasswordFault.TOO_UNIFORM);
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (containsName(lower, login.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of(PasswordFault.CONTAINS_LOGIN);
        }
        return TRIED_FIRST.stream().anyMatch(lower::contains)
                ? Optional.of(PasswordFault.TRIED_FIRST)
                : Optional.empty();
    }

    private static boolean containsName(String password, String login) {
        var at = login.indexOf('@');
        return !login.isEmpty() && password.contains(login)
                || at >= SHORTEST_NAME && password.contains(login.substring(0, at));
    }
}
