package io.tenfolio.standalone.demo;

import io.tenfolio.standalone.DataHome;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The passwords of a data folder's demo people: random, made with the folder, readable only by the person whose folder it is.
/// All investors share one, so that anybody's portfolio can be looked at; each of the staff has their own.
public final class DemoPasswords {
    static final String INVESTORS = "investors";

    // no letters that are mistaken for others; 12 of 31 are 59 bits
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 3;
    private static final int LETTERS_A_GROUP = 4;

    private final Properties kept;

    private DemoPasswords(Properties kept) {
        this.kept = kept;
    }

    public static DemoPasswords of(DataHome home) {
        try {
            var file = home.demoProperties();
            if (!Files.exists(file)) {
                home.writeSecret(file, fresh(new SecureRandom()));
            }
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return new DemoPasswords(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the demo's passwords", e);
        }
    }

    private static String fresh(SecureRandom random) {
        return Stream.concat(Stream.of(INVESTORS), DemoPeople.STAFF.stream().map(DemoPerson::login))
                .map(login -> login + "=" + password(random) + "\n")
                .collect(
                        Collectors.joining(
                                "", "# Passwords of this data folder's demo people.\n", ""));
    }

    private static String password(SecureRandom random) {
        return Stream.generate(() -> group(random)).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private static String group(SecureRandom random) {
        return random.ints(LETTERS_A_GROUP, 0, LETTERS.length())
                .mapToObj(place -> String.valueOf(LETTERS.charAt(place)))
                .collect(Collectors.joining());
    }

    /// Of a member of the staff by login, of everyone else the investors'.
    public String of(String login) {
        return kept.getProperty(login, kept.getProperty(INVESTORS));
    }

    Set<String> all() {
        return new TreeSet<>(kept.stringPropertyNames());
    }

    @Override
    public String toString() {
        return "DemoPasswords[…]";
    }
}
