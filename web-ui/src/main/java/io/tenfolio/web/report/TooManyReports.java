package io.tenfolio.web.report;

/// A person has as many reports waiting as one may have.
public final class TooManyReports extends RuntimeException {
    TooManyReports(int most) {
        super("At most %d reports of one person wait at once".formatted(most));
    }
}
