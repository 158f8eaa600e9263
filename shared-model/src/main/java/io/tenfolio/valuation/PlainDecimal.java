package io.tenfolio.valuation;

/// Reads decimals as the database writes them (`-12.340000000000000000`) without building them, where a long will do: tens of millions
/// are read when a node starts.
final class PlainDecimal {
    private static final int LONG_CHARACTERS = 18;

    private PlainDecimal() {}

    /// Where the text ends without the zeros that tell nothing.
    static int end(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return text.length();
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }

    /// Whether so many characters are a long, whatever they are.
    static boolean fitsLong(int end) {
        return end <= LONG_CHARACTERS;
    }

    /// Digits after the point, before `end`.
    static int scale(String text, int end) {
        int point = text.indexOf('.');
        return point < 0 || point >= end ? 0 : end - point - 1;
    }

    /// The digits before `end` as one number.
    static long unscaled(String text, int end) {
        boolean negative = text.charAt(0) == '-';
        long value = 0;
        for (int i = negative ? 1 : 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = 10 * value + c - '0';
            } else if (c != '.') {
                throw new NumberFormatException(text);
            }
        }
        return negative ? -value : value;
    }
}
