package io.tenfolio.access;

/// The number of a user.
public record UserId(long value) {}
