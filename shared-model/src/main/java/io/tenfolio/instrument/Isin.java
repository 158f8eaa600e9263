package io.tenfolio.instrument;

import java.util.regex.Pattern;

/// An International Securities Identification Number (ISO 6166): two letters, nine letters or
/// digits, and a check digit that must be right.
public record Isin(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");

    public Isin {
        if (!FORM.matcher(value).matches()
                || checkDigit(value.substring(0, 11)) != value.charAt(11) - '0') {
            throw new IllegalArgumentException("%s is not an ISIN".formatted(value));
        }
    }

    /// The check digit of the first eleven characters: Luhn over letters expanded to A=10 … Z=35.
    public static int checkDigit(String firstEleven) {
        var digits = new StringBuilder();
        firstEleven.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int sum = 0;
        boolean doubled = true;
        for (int i = digits.length() - 1; i >= 0; i--, doubled = !doubled) {
            int digit = digits.charAt(i) - '0';
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
