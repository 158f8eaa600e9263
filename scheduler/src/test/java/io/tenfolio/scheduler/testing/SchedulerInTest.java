package io.tenfolio.scheduler.testing;

import io.tenfolio.batch.testing.CacheInMemory;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.scheduler.SchedulerApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A scheduler as it is, but for its cache, which is in memory, and its sources, of which it has none.
public final class SchedulerInTest {
    private SchedulerInTest() {}

    public static ConfigurableApplicationContext start(
            TestDatabase database, String node, String... settings) {
        return start(OwnCache.class, database, node, settings);
    }

    /// With more beans of the test's own, among them a cache.
    public static ConfigurableApplicationContext start(
            Class<?> more, TestDatabase database, String node, String... settings) {
        return SchedulerApplication.application()
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .properties(
                        "tenfolio.node.name=" + node,
                        "tenfolio.block-size=6",
                        "tenfolio.hazelcast.mode=off",
                        "tenfolio.valuation.blocks-per-chunk=1",
                        "spring.jmx.enabled=false",
                        "spring.main.banner-mode=off")
                .properties(settings)
                .run();
    }

    /// Stands in for Hazelcast.
    @Configuration(proxyBeanMethods = false)
    public static class OwnCache {
        @Bean
        static CacheInMemory.InsteadOfNone cache() {
            return new CacheInMemory.InsteadOfNone();
        }
    }
}
