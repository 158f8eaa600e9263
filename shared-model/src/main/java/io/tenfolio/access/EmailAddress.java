package io.tenfolio.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where somebody gets mail, in lower case. Narrower than the standards allow: no quotes, no comments, no blanks, nothing that
/// could begin another header.
public record EmailAddress(String value) {
    private static final int LONGEST = 190;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62})(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62})*");

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("This is no e-mail address");
        }
    }

    /// What was typed, when it can be an address.
    public static Optional<EmailAddress> parse(String typed) {
        try {
            return Optional.of(new EmailAddress(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
