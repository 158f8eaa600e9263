package io.tenfolio.scheduler.intake;

import io.tenfolio.price.SourceName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Where and from whom pushes are taken. Without a port nothing is opened.
///
/// @param port of its own; 0 for any that is free
/// @param bind the one interface it listens on
/// @param sources who may push, by the name under which instruments have their codes
/// @param bodyLimit a longer body is refused unread
/// @param tolerance how old, or how far ahead, a signature's time may be
/// @param lookEvery how often this node looks for portfolios that another one did not come to value
@Validated
@ConfigurationProperties("tenfolio.intake")
record IntakeSettings(
        int port,
        @DefaultValue("127.0.0.1") String bind,
        @NotEmpty(
                        message =
                                "a port is set, but no source that may push: set tenfolio.intake.sources.<name>.secret")
                Map<String, @Valid Source> sources,
        @DefaultValue("256KB") DataSize bodyLimit,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("3s") Duration lookEvery) {
    private static final int SHORTEST_SECRET = 32;

    /// @param secret what its messages are signed with, known to nobody else; at least 32 characters
    record Source(String secret) {
        Source {
            if (secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "tenfolio.intake.sources.<name>.secret has at least %d characters"
                                .formatted(SHORTEST_SECRET));
            }
        }

        @Override
        public String toString() {
            return "Source[a secret]";
        }
    }

    IntakeSettings {
        sources.keySet().forEach(SourceName::new);
    }

    Optional<byte[]> secretOf(String source) {
        return Optional.ofNullable(sources.get(source))
                .map(known -> known.secret.getBytes(StandardCharsets.UTF_8));
    }
}
