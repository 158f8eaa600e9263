package io.tenfolio.batch.price.push;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How what was pushed is read out of its inbox.
///
/// @param drainEvery how often the inbox is looked into
/// @param attempts of one message, the first included; then it is a dead letter
@Validated
@ConfigurationProperties("tenfolio.pushes")
record PushSettings(
        @DefaultValue("200ms") Duration drainEvery,
        @DefaultValue("5") @Min(1) @Max(20) int attempts) {}
