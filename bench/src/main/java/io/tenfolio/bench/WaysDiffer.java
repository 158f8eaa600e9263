package io.tenfolio.bench;

/// Two ways do not yield the same figures: then it does not matter how fast they are.
final class WaysDiffer extends RuntimeException {
    WaysDiffer(String way, int different, String how) {
        super("%s: %d portfolios differ, %s".formatted(way, different, how));
    }
}
