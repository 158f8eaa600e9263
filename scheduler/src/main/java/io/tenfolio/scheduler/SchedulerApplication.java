package io.tenfolio.scheduler;

import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A scheduler node of its own. It serves nobody; only its health and metrics answer, on the machine itself.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SchedulerRole.class)
public class SchedulerApplication {
    public static void main(String[] args) {
        application().run(args);
    }

    /// The application with the settings of a node of its own, which anything outside may override.
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SchedulerApplication.class)
                .properties(
                        Map.of(
                                "spring.config.name", "scheduler",
                                "spring.application.name", "tenfolio-scheduler",
                                "server.address", "127.0.0.1",
                                "server.port", "8081",
                                "tenfolio.hazelcast.mode", "member",
                                "management.endpoints.web.exposure.include", "health,prometheus",
                                "management.endpoint.health.probes.enabled", "true",
                                "management.endpoint.health.show-details", "always"));
    }
}
