package io.tenfolio.standalone.demo;

import io.tenfolio.access.Role;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The hashes of the demo's passwords. Investors share password and hash: a hash of their own for each of 250 people would take
/// ten seconds and keep no secret better.
final class DemoHashes {
    private final Map<String, String> byLogin = new HashMap<>();
    private final String investors;

    DemoHashes(DemoPasswords passwords, PasswordEncoder encoder) {
        investors = hash(encoder, passwords.of(DemoPasswords.INVESTORS));
        for (var person : DemoPeople.STAFF) {
            byLogin.put(person.login(), hash(encoder, passwords.of(person.login())));
        }
    }

    private static String hash(PasswordEncoder encoder, String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The encoder made no hash");
        }
        return hash;
    }

    String of(DemoPerson person) {
        return person.role() == Role.INVESTOR
                ? investors
                : byLogin.getOrDefault(person.login(), investors);
    }
}
