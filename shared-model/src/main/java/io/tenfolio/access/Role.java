package io.tenfolio.access;

/// What a user is here for; a user has one.
public enum Role {
    /// Sees and keeps their own portfolios.
    INVESTOR,
    /// Sees portfolios shared with them.
    ADVISOR,
    /// Runs jobs and sources.
    OPERATOR,
    /// Runs users and settings, and all an operator does.
    ADMIN,
    /// Reads everything, changes nothing.
    AUDITOR
}
