package io.tenfolio.batch.report;

/// There is no run yet whose figures a report could tell.
final class NothingPublished extends RuntimeException {
    NothingPublished() {
        super("No portfolio has been valued yet; the report can go on after the first run");
    }
}
