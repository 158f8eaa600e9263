package io.tenfolio.scheduler.health;

import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What this node knows of itself.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
@Import({
    ClockWatch.class,
    Outages.class,
    Presence.class,
    SchedulingHealth.class,
    SourceWatch.class
})
public class HealthConfiguration {
    @Bean
    ThisNode thisNode(NodeSettings settings, Clock clock) {
        var version = HealthConfiguration.class.getPackage().getImplementationVersion();
        return new ThisNode(
                settings.nameOrDefault(),
                Objects.requireNonNullElse(version, "development"),
                clock.instant());
    }
}
