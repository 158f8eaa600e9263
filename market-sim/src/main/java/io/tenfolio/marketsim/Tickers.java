package io.tenfolio.marketsim;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Makes tickers from names, each once in the whole market.
final class Tickers {
    private static final int LENGTH = 4;

    private final Set<String> taken = new LinkedHashSet<>();

    /// The first letters of a name's consonants and words, with a digit only when they are all taken.
    String of(String name) {
        var letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        var consonants = letters.charAt(0) + letters.substring(1).replaceAll("[AEIOU]", "");
        for (int i = 1; i + LENGTH - 2 < consonants.length(); i++) {
            var ticker = consonants.charAt(0) + consonants.substring(i, i + LENGTH - 1);
            if (taken.add(ticker)) {
                return ticker;
            }
        }
        for (int n = 1; ; n++) {
            var ticker = letters.substring(0, 3) + n;
            if (taken.add(ticker)) {
                return ticker;
            }
        }
    }
}
