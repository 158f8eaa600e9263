package io.tenfolio.standalone.admin;

import io.tenfolio.access.Scope;
import io.tenfolio.standalone.CannotStart;
import io.tenfolio.standalone.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// For whom an access token shall be made, what for, and for how long. No scopes: all that the user's role has.
record NewToken(Path data, String login, Set<Scope> scopes, int days) {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 365;

    NewToken {
        scopes = Set.copyOf(scopes);
        if (login.isBlank()) {
            throw notUnderstood("Whose token? ./tenfolio token LOGIN");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw notUnderstood("--days is between 1 and " + MOST_DAYS);
        }
    }

    static NewToken parse(String... arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        var data = Path.of("data");
        var login = "";
        var days = USUAL_DAYS;
        var scopes = EnumSet.noneOf(Scope.class);
        while (!words.isEmpty()) {
            var word = words.removeFirst();
            switch (word) {
                case "--data" -> data = Path.of(value(word, words));
                case "--days" -> days = number(value(word, words));
                case "--scope" -> scopes.add(scope(value(word, words)));
                default -> {
                    if (word.startsWith("-") || !login.isEmpty()) {
                        throw notUnderstood("Not understood: " + word);
                    }
                    login = word;
                }
            }
        }
        return new NewToken(data, login, scopes, days);
    }

    Duration lifetime() {
        return Duration.ofDays(days);
    }

    private static Scope scope(String code) {
        return Scope.ofCode(code)
                .orElseThrow(() ->
                        notUnderstood(
                                "There is no scope '%s'; there are %s"
                                        .formatted(
                                                code,
                                                Arrays.stream(Scope.values())
                                                        .map(Scope::code)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw notUnderstood("--days takes a number, not '%s'".formatted(text));
        }
        return Integer.parseInt(text);
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
