package io.tenfolio.scheduler.chores;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `keepRawQuotes`: how long answers of sources are kept that no price refers to. `keepAttempts`: how long it is kept how each attempt
/// to ask a source ended.
@ConfigurationProperties("tenfolio.chores")
record ChoreSettings(
        @DefaultValue("14d") Duration keepRawQuotes, @DefaultValue("90d") Duration keepAttempts) {}
