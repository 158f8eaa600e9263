package io.tenfolio.web.report;

/// There is no such report or file, or not for this person.
public final class UnknownReport extends RuntimeException {
    UnknownReport(String what) {
        super("There is no " + what);
    }
}
