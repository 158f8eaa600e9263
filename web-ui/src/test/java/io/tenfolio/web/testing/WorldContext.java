package io.tenfolio.web.testing;

import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.LiveValuations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Puts a [World] of its own, on a database of its own, under a context.
public final class WorldContext
        implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        var world = new World();
        context.registerBean(World.class, () -> world);
        context.registerBean(
                "handCache", LiveValuations.class, world::cache, bean -> bean.setPrimary(true));
        context.registerBean(
                "handTicks", LiveTicks.class, () -> world.ticks, bean -> bean.setPrimary(true));
        var settings = new LinkedHashMap<String, Object>(world.database.properties());
        settings.putAll(
                Map.of(
                        "spring.flyway.enabled", "false",
                        "tenfolio.hazelcast.mode", "off",
                        "tenfolio.live.look-every", "300ms"));
        settings.put("tenfolio.mail.outbox", world.outbox.toString());
        settings.put("tenfolio.mail.public-address", World.ADDRESS);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("world", settings));
    }
}
