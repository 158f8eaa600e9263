package io.tenfolio.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// What a program sends: `tf_`, 256 random bits, and a checksum. The prefix lets scanners of leaked secrets find it; the checksum
/// refuses what is mistyped or cut off before a database is asked. Only [#hash] is ever kept: 256 random bits need no slow hash.
public record TokenSecret(String text) {
    public static final String PREFIX = "tf_";

    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_LETTERS = 43;
    private static final int CHECK_LETTERS = 6;
    private static final int HINT_LETTERS = PREFIX.length() + 6;
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + (RANDOM_LETTERS + CHECK_LETTERS) + "}");
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    public TokenSecret {
        if (!isWhole(text)) {
            throw new IllegalArgumentException("This is no whole access token");
        }
    }

    public static TokenSecret random(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var body = PREFIX + LETTERS.encodeToString(bytes);
        return new TokenSecret(body + check(body));
    }

    /// Empty when `text` cannot be one of ours.
    public static Optional<TokenSecret> parse(String text) {
        return isWhole(text) ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }

    private static boolean isWhole(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECK_LETTERS;
        return text.substring(end).equals(check(text.substring(0, end)));
    }

    private static String check(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(US_ASCII));
        long value = crc.getValue();
        return LETTERS.encodeToString(
                new byte[] {
                    (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
                });
    }

    /// Its beginning: tells tokens apart for people, gives nothing away.
    public String hint() {
        return text.substring(0, HINT_LETTERS);
    }

    /// SHA-256, as stored.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// Never the secret: this ends up in logs.
    @Override
    public String toString() {
        return hint() + "…";
    }
}
