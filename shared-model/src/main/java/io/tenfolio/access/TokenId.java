package io.tenfolio.access;

/// The number of an access token.
public record TokenId(long value) {}
