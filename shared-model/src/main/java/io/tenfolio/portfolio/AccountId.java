package io.tenfolio.portfolio;

/// The number of an account.
public record AccountId(long value) {}
