package io.tenfolio.db.access;

import java.text.Normalizer;
import java.util.Locale;

/// How logins are compared: without the blanks around them, in lower case, in one Unicode form.
final class LoginName {
    private LoginName() {}

    static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
