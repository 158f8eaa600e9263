package io.tenfolio.performance;

import java.util.Arrays;

/// Numbers and their spread around the mean.
record Sample(double[] numbers) {
    int size() {
        return numbers.length;
    }

    double mean() {
        return Arrays.stream(numbers).average().orElse(0);
    }

    /// Sample variance, n − 1; 0 for fewer than two numbers.
    double variance() {
        return spread(Double.POSITIVE_INFINITY);
    }

    /// The part of the variance that comes from numbers below the mean.
    double semiVariance() {
        return spread(mean());
    }

    private double spread(double below) {
        if (size() < 2) return 0;
        double mean = mean();
        double squares = 0;
        for (double number : numbers) {
            if (number < below) squares += (number - mean) * (number - mean);
        }
        return squares / (size() - 1);
    }
}
