package io.tenfolio.db;

import java.util.LinkedHashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// `tenfolio.management.port` gives metrics and health a port of their own on loopback, in either role; without it there is health
/// alone, on the node's own port. Alive means that the process answers, ready that it reaches the database too.
public final class ManagementPort implements EnvironmentPostProcessor {
    public static final String SETTING = "tenfolio.management.port";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("management.endpoint.health.probes.enabled", "true");
        settings.put("management.endpoint.health.group.liveness.include", "livenessState");
        settings.put("management.endpoint.health.group.readiness.include", "readinessState,db");
        var port = environment.getProperty(SETTING);
        if (port == null || port.isBlank()) {
            environment.getPropertySources().addLast(new MapPropertySource("health", settings));
            return;
        }
        settings.put("management.server.port", port);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.endpoints.web.exposure.include", "health,prometheus");
        environment.getPropertySources().addFirst(new MapPropertySource("management", settings));
    }
}
