package io.tenfolio.marketsim;

/// Completes a number with the check digit of ISO 6166.
final class IsinNumber {
    private IsinNumber() {}

    static String complete(String elevenCharacters) {
        if (!elevenCharacters.matches("[A-Z]{2}[A-Z0-9]{9}")) {
            throw new IllegalArgumentException(elevenCharacters + " cannot become an ISIN");
        }
        return elevenCharacters + checkDigit(elevenCharacters);
    }

    /// Letters count 10 to 35; from the right every second digit is doubled and its digits are added (Luhn).
    private static int checkDigit(String characters) {
        var digits = new StringBuilder();
        characters.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
