package io.tenfolio.web.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of the API.
///
/// @param requestsPerMinute of one token, over all nodes
/// @param longestBody of a request
/// @param answersKept how long a request that comes again under its Idempotency-Key gets its first answer
/// @param documentPublic whether the OpenAPI document is there for whoever asks; otherwise it needs a token
@Validated
@ConfigurationProperties("tenfolio.api")
record ApiSettings(
        @DefaultValue("600") @Min(1) @Max(1_000_000) int requestsPerMinute,
        @DefaultValue("256KB") DataSize longestBody,
        @DefaultValue("24h") Duration answersKept,
        @DefaultValue("true") boolean documentPublic) {}
