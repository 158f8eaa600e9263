package io.tenfolio.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A session ends `sessionLimit` after the login, however busy it is; whether the sessions of open pages still stand is looked up
/// every `checkEvery`.
@ConfigurationProperties("tenfolio.security")
record SecuritySettings(
        @DefaultValue("12h") Duration sessionLimit, @DefaultValue("2s") Duration checkEvery) {}
