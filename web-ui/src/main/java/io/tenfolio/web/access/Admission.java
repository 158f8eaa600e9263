package io.tenfolio.web.access;

import io.tenfolio.access.Role;

/// What an invitation or a registration offers: `login` is the address it was sent to.
public record Admission(String login, String displayName, Role role) {}
