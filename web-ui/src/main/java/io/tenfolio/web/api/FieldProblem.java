package io.tenfolio.web.api;

/// What is wrong with one field of a request: `field` as a path such as `lines[2].amount`, "" for the whole.
public record FieldProblem(String field, String message) {}
