package io.tenfolio.web.admin.user;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import java.time.Instant;

/// An invitation that waits for an answer.
public record Invitation(
        long id, EmailAddress email, Role role, String invitedBy, Instant expiresAt) {}
