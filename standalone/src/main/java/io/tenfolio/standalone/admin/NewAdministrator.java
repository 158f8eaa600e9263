package io.tenfolio.standalone.admin;

import io.tenfolio.access.LoginRule;
import io.tenfolio.standalone.CannotStart;
import io.tenfolio.standalone.ExitCode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/// Who shall become an administrator, and where.
record NewAdministrator(Path data, String login, String displayName) {
    NewAdministrator {
        if (!LoginRule.allows(login)) {
            throw notUnderstood(
                    "A login is of 2 to 100 letters, digits and . _ @ + -, not '%s'"
                            .formatted(login));
        }
    }

    static NewAdministrator parse(String... arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        var data = Path.of("data");
        var login = "";
        var name = "";
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            switch (word) {
                case "--data" -> data = Path.of(value(word, words));
                case "--name" -> name = value(word, words);
                default -> {
                    if (word.startsWith("-") || !login.isEmpty()) {
                        throw notUnderstood("Not understood: " + word);
                    }
                    login = word;
                }
            }
        }
        return new NewAdministrator(data, login, name.isBlank() ? login : name);
    }

    private static String value(String option, ArrayDeque<String> words) {
        if (words.isEmpty()) {
            throw notUnderstood(option + " needs a value");
        }
        return words.removeFirst();
    }

    private static CannotStart notUnderstood(String message) {
        return new CannotStart(ExitCode.NOT_UNDERSTOOD, message);
    }
}
