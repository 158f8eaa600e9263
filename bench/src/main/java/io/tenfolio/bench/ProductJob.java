package io.tenfolio.bench;

import io.tenfolio.batch.refresh.PriceSteps;
import io.tenfolio.batch.refresh.RefreshConfiguration;
import io.tenfolio.batch.valuation.ValuePortfolios;
import io.tenfolio.db.DbConfiguration;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The product's refresh job as a scheduler has it, with a cluster member's map beside it. No source is configured: fetching asks nobody.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    DbConfiguration.class,
    PriceSteps.class,
    RefreshConfiguration.class,
    ValuePortfolios.class
})
class ProductJob {
    static ConfigurableApplicationContext on(BenchDatabase database, String... properties) {
        return on(database.properties(), properties);
    }

    /// On a database that the environment or `connection` names.
    static ConfigurableApplicationContext on(Map<String, Object> connection, String... properties) {
        return new SpringApplicationBuilder(ProductJob.class)
                .web(WebApplicationType.NONE)
                .properties(connection)
                .properties(
                        "spring.main.banner-mode=off",
                        "logging.level.root=WARN",
                        "tenfolio.hazelcast.mode=MEMBER",
                        "tenfolio.hazelcast.port=5951",
                        // no run comes late, however old its slot is
                        "tenfolio.timetable.every=40000d")
                .properties(properties)
                .run();
    }
}
