package io.tenfolio.standalone.admin;

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
        PasswordRules.check(login, password);
        return password;
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
