package io.tenfolio.standalone.admin;

import io.tenfolio.access.PasswordFault;
import io.tenfolio.access.PasswordRules;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gets a password from a person at a terminal, unseen and typed twice, or from a program as the first line of its output.
final class PasswordPrompt {
    private final @Nullable Console terminal;
    private final BufferedReader input;

    PasswordPrompt(@Nullable Console terminal, BufferedReader input) {
        this.terminal = terminal;
        this.input = input;
    }

    static PasswordPrompt ofThisTerminal() {
        return new PasswordPrompt(
                Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    /// @throws WeakPassword if it can be guessed
    String ask(String login) {
        var password = terminal == null ? line() : typed(terminal, login);
        PasswordRules.faultOf(login, password)
                .ifPresent(fault -> {
                    throw new WeakPassword(words(fault));
                });
        return password;
    }

    private static String words(PasswordFault fault) {
        return switch (fault) {
            case TOO_SHORT ->
                    "The password is too short: at least %d characters are needed."
                            .formatted(PasswordRules.SHORTEST);
            case TOO_LONG ->
                    "The password is longer than %d characters.".formatted(PasswordRules.LONGEST);
            case TOO_UNIFORM -> "The password repeats too few different characters.";
            case CONTAINS_LOGIN -> "The password contains the login.";
            case TRIED_FIRST ->
                    "The password contains a word or a row of keys that is tried first.";
        };
    }

    private static String typed(Console terminal, String login) {
        var once = terminal.readPassword("Password for %s: ", login);
        var again = terminal.readPassword("Once more: ");
        if (once == null || !Arrays.equals(once, again)) {
            throw new WeakPassword("These were two different passwords.");
        }
        return new String(once);
    }

    private String line() {
        try {
            var line = input.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("The password cannot be read", e);
        }
    }
}
