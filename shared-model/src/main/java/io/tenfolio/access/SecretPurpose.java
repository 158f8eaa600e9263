package io.tenfolio.access;

import java.time.Duration;

/// What a secret in a mail is good for, and for how long.
public enum SecretPurpose {
    /// An administrator wants this person here.
    INVITATION(Duration.ofDays(7)),
    /// A person asked for a login of their own.
    REGISTRATION(Duration.ofHours(24)),
    /// A user's new address shall be confirmed.
    EMAIL(Duration.ofHours(24)),
    /// A user has forgotten the password.
    PASSWORD(Duration.ofMinutes(30));

    private final Duration validFor;

    SecretPurpose(Duration validFor) {
        this.validFor = validFor;
    }

    public Duration validFor() {
        return validFor;
    }
}
