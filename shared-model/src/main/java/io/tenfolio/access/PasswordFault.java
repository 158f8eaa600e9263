package io.tenfolio.access;

/// Why a password cannot be taken.
public enum PasswordFault {
    TOO_SHORT,
    TOO_LONG,
    TOO_UNIFORM,
    CONTAINS_LOGIN,
    TRIED_FIRST
}
