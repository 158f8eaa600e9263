package io.tenfolio.report;

/// The number of a report that was asked for.
public record ReportId(long value) {}
