package io.tenfolio.access;

import java.util.regex.Pattern;

/// What a login may look like.
public final class LoginRule {
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,100}");

    private LoginRule() {}

    public static boolean allows(String login) {
        return SHAPE.matcher(login).matches();
    }
}
