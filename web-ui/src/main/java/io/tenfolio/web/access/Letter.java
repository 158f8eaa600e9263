package io.tenfolio.web.access;

import io.tenfolio.access.EmailAddress;

/// A mail in plain words. What it says may open a door, so it is nowhere logged.
record Letter(EmailAddress to, String subject, String text) {
    @Override
    public String toString() {
        return "a letter";
    }
}
