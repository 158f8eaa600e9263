package io.tenfolio.standalone.admin;

import io.tenfolio.standalone.CannotStart;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// `./tenfolio token LOGIN`: makes an access token and writes it, alone, to standard output.
public final class IssueToken {
    private IssueToken() {}

    public static void main(String[] arguments) {
        // a script reads this output, and what goes wrong is told in words below
        LoggingSystem.get(IssueToken.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        try {
            var wanted = NewToken.parse(arguments);
            try (var database = AdminDatabase.open(wanted.data(), System.getenv())) {
                System.out.println(database.tokens().create(wanted).text());
            }
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().number());
        }
    }
}
