package io.tenfolio.standalone.demo;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import java.time.ZoneId;
import java.util.Locale;

/// Somebody who logs in to the demo.
public record DemoPerson(
        UserId id, String login, String displayName, Role role, Locale locale, ZoneId zone) {}
