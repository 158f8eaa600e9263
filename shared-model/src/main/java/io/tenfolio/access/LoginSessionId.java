package io.tenfolio.access;

/// The number of a login session; it opens nothing by itself.
public record LoginSessionId(long value) {}
