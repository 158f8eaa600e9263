package io.tenfolio.report;

/// The number of a file.
public record ReportFileId(long value) {}
