package io.tenfolio.web.security;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// How passwords are kept: Argon2id with 19 MiB, two passes, one lane (OWASP's second choice, of equal
/// strength to the others), 16 bytes of salt, 32 of hash.
public final class Argon2id {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;

    private Argon2id() {}

    public static PasswordEncoder encoder() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    }
}
