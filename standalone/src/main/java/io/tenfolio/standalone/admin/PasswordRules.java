package io.tenfolio.standalone.admin;

import java.util.List;
import java.util.Locale;

/// What a password must be: long, and not one of those that are tried first. No rule asks for digits or signs: they make
/// passwords harder to remember and hardly harder to guess (NIST SP 800-63B).
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 5;
    private static final List<String> TRIED_FIRST =
            List.of("password", "passwort", "12345678", "qwert", "abcdef", "letmein", "tenfolio");

    private PasswordRules() {}

    /// @throws WeakPassword with what is wrong, in words for the person who chose it
    static void check(String login, String password) {
        if (password.length() < SHORTEST) {
            throw new WeakPassword(
                    "The password has %d characters; at least %d are needed."
                            .formatted(password.length(), SHORTEST));
        }
        if (password.length() > LONGEST) {
            throw new WeakPassword("The password is longer than %d characters.".formatted(LONGEST));
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            throw new WeakPassword("The password repeats too few different characters.");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(login.toLowerCase(Locale.ROOT))) {
            throw new WeakPassword("The password contains the login.");
        }
        for (var first : TRIED_FIRST) {
            if (lower.contains(first)) {
                throw new WeakPassword(
                        "The password contains '%s', which is tried first.".formatted(first));
            }
        }
    }
}
