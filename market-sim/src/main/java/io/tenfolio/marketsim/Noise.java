package io.tenfolio.marketsim;

/// Random numbers that are a pure function of a key: the same on every machine, in any order.
final class Noise {
    private static final double SIXTEEN_BITS = 65_536.0;
    private static final double TO_UNIT_VARIANCE = StrictMath.sqrt(3.0);

    private Noise() {}

    /// Stirs a key so that neighbours have nothing in common (the finisher of SplitMix64).
    static long mix(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long key(long seed, String name) {
        long key = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            key = mix(key ^ name.charAt(i));
        }
        return key;
    }

    /// Nearly normal, mean 0 and variance 1, never beyond ±3.5: the sum of four uniform numbers.
    static double normal(long key) {
        long bits = mix(key);
        double sum =
                (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum + 2) / SIXTEEN_BITS * TO_UNIT_VARIANCE - 2 * TO_UNIT_VARIANCE;
    }
}
