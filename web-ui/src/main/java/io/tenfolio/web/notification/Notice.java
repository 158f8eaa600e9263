package io.tenfolio.web.notification;

import io.tenfolio.alert.Alert;
import java.time.Instant;

/// One thing that a person was told.
public record Notice(long id, Alert alert, String portfolio, Instant at, boolean isRead) {}
