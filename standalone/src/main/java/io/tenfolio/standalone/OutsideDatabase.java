package io.tenfolio.standalone;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A database that is not ours to start, named by the environment. Nothing of the demo goes there.
///
/// The node that migrates the schema is also given the owner; without one the schema must be there already.
public record OutsideDatabase(
        String url, String user, String password, Optional<Owner> ownerWhoMigrates) {
    private static final String PREFIX = "TENFOLIO_DATABASE_";

    public record Owner(String user, String password) {}

    public static Optional<OutsideDatabase> in(Map<String, String> environment) {
        var url = environment.getOrDefault(PREFIX + "URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (Boolean.parseBoolean(environment.get("TENFOLIO_DEMO"))) {
            throw new CannotStart(
                    ExitCode.DEMO_MEETS_REAL,
                    "TENFOLIO_DATABASE_URL names a database of its own: no demo is made there. Unset TENFOLIO_DEMO.");
        }
        var owner =
                Optional.ofNullable(environment.get(PREFIX + "OWNER"))
                        .map(user -> new Owner(user, word(environment, "OWNER_PASSWORD")));
        return Optional.of(
                new OutsideDatabase(
                        url, word(environment, "USER"), word(environment, "PASSWORD"), owner));
    }

    Map<String, Object> settings(StartOptions options) {
        var settings = new HashMap<String, Object>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", options.port());
        settings.put("tenfolio.demo", false);
        settings.put("tenfolio.timetable.every", options.every().toString());
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", user);
        settings.put("spring.datasource.password", password);
        settings.put("spring.flyway.enabled", ownerWhoMigrates.isPresent());
        ownerWhoMigrates.ifPresent(owner -> {
            settings.put("spring.flyway.url", url);
            settings.put("spring.flyway.user", owner.user());
            settings.put("spring.flyway.password", owner.password());
        });
        return settings;
    }

    private static String word(Map<String, String> environment, String name) {
        var word = environment.get(PREFIX + name);
        if (word == null) {
            throw new CannotStart(
                    ExitCode.NOT_UNDERSTOOD,
                    "%sURL is set, so %s%s must be set too.".formatted(PREFIX, PREFIX, name));
        }
        return word;
    }

    @Override
    public String toString() {
        return "OutsideDatabase[%s]".formatted(url);
    }
}
