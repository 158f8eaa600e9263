package io.tenfolio.standalone.admin;

import io.tenfolio.db.access.LoginTaken;
import io.tenfolio.standalone.CannotStart;
import io.tenfolio.standalone.ExitCode;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// `./tenfolio admin create LOGIN`: makes the first real user, from whom all others come.
public final class CreateAdministrator {
    private CreateAdministrator() {}

    public static void main(String[] arguments) {
        // a person reads this terminal, and what goes wrong is told in words below
        LoggingSystem.get(CreateAdministrator.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        try {
            var wanted = NewAdministrator.parse(arguments);
            var password = PasswordPrompt.ofThisTerminal().ask(wanted.login());
            try (var database = AdminDatabase.open(wanted.data(), System.getenv())) {
                database.administrators().create(wanted, password);
            }
            System.out.printf("%s can log in now, as an administrator.%n", wanted.login());
        } catch (WeakPassword | LoginTaken e) {
            end(ExitCode.FAILED, e);
        } catch (CannotStart e) {
            end(e.exitCode(), e);
        }
    }

    private static void end(ExitCode code, RuntimeException why) {
        System.err.println(why.getMessage());
        System.exit(code.number());
    }
}
