package io.tenfolio.web.portfolio;

import io.tenfolio.access.UserId;
import java.time.Instant;

/// Somebody who sees a portfolio beside its owner.
public record Sharing(UserId user, String login, String name, boolean mayEdit, Instant since) {}
