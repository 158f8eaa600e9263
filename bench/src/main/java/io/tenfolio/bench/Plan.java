package io.tenfolio.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// What one call of the bench measures.
///
/// @param portfolios how many the largest comparison has
/// @param documented how many the documentation's way values in every round; it values all of them once
/// @param rounds how often each way is measured, after it was warmed up
/// @param alone up to how many our way is measured alone, after the comparison
/// @param onceAtFull whether the documentation's way values all portfolios once
/// @param arithmetic whether the arithmetic alone is measured too
/// @param results where the page goes
record Plan(
        int portfolios,
        int documented,
        int alone,
        int rounds,
        boolean onceAtFull,
        boolean arithmetic,
        Path results,
        String commit) {
    private static final int MILLION = 1_000_000;
    private static final int[] SIZES = {10_000, 100_000, MILLION, 5 * MILLION};

    /// @throws IllegalArgumentException with words for a person, if they are not understood
    static Plan of(String... arguments) {
        var plan =
                new Plan(
                        MILLION,
                        100_000,
                        5 * MILLION,
                        3,
                        true,
                        true,
                        Path.of("bench", "results"),
                        "unknown");
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var word = words.next();
            plan =
                    switch (word) {
                        case "--portfolios" -> plan.withPortfolios(number(word, words));
                        case "--alone" -> plan.withAlone(number(word, words));
                        case "--rounds" -> plan.withRounds(number(word, words));
                        case "--quick" -> plan.quick();
                        case "--results" -> plan.withResults(Path.of(value(word, words)));
                        case "--commit" -> plan.withCommit(value(word, words));
                        default ->
                                throw new IllegalArgumentException(
                                        "'%s' is not understood".formatted(word));
                    };
        }
        return plan;
    }

    /// Sizes at which our way is measured before the comparison, up to its portfolios.
    List<Integer> sizes() {
        return sizes(0, portfolios);
    }

    /// Sizes at which it is measured alone after that.
    List<Integer> sizesAlone() {
        return alone > portfolios ? sizes(portfolios, alone) : List.of();
    }

    private static List<Integer> sizes(int above, int last) {
        return IntStream.concat(
                        Arrays.stream(SIZES).filter(size -> size > above && size < last),
                        IntStream.of(last))
                .boxed()
                .toList();
    }

    private Plan quick() {
        return new Plan(
                Math.min(portfolios, 20_000), 5_000, 0, rounds, false, false, results, commit);
    }

    private Plan withPortfolios(int number) {
        return new Plan(
                number,
                Math.min(documented, number),
                alone,
                rounds,
                onceAtFull,
                arithmetic,
                results,
                commit);
    }

    private Plan withAlone(int number) {
        return new Plan(
                portfolios, documented, number, rounds, onceAtFull, arithmetic, results, commit);
    }

    private Plan withRounds(int number) {
        return new Plan(
                portfolios, documented, alone, number, onceAtFull, arithmetic, results, commit);
    }

    private Plan withResults(Path folder) {
        return new Plan(
                portfolios, documented, alone, rounds, onceAtFull, arithmetic, folder, commit);
    }

    private Plan withCommit(String hash) {
        return new Plan(
                portfolios, documented, alone, rounds, onceAtFull, arithmetic, results, hash);
    }

    private static int number(String word, Iterator<String> words) {
        var value = value(word, words);
        if (!value.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(word + " needs a number, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static String value(String word, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return words.next();
    }
}
