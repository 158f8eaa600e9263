package io.tenfolio.batch.testing;

import io.tenfolio.batch.price.SlotTimes;
import io.tenfolio.batch.refresh.RefreshConfiguration;
import io.tenfolio.batch.refresh.RunSteps;
import io.tenfolio.batch.valuation.ValuePortfolios;
import io.tenfolio.db.DbConfiguration;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.StepCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The refresh job as it is, but for its first two steps: they fetch nothing and choose the newest prices there are.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({DbConfiguration.class, RefreshConfiguration.class, ValuePortfolios.class})
public class JobsInTest {
    public static final int BLOCK_SIZE = 6;
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    public static ConfigurableApplicationContext on(TestDatabase database) {
        return on(database, new Class<?>[] {});
    }

    /// With `more` jobs beside it.
    public static ConfigurableApplicationContext on(TestDatabase database, Class<?>... more) {
        return on(database.properties(), more);
    }

    /// On a database that the environment or `properties` name.
    public static ConfigurableApplicationContext on(
            Map<String, Object> properties, Class<?>... more) {
        return new SpringApplicationBuilder(JobsInTest.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .properties(
                        "tenfolio.block-size=" + BLOCK_SIZE,
                        "tenfolio.valuation.blocks-per-chunk=1",
                        "spring.main.banner-mode=off")
                .run();
    }

    @Bean
    static Faults faults(BeanFactory beans) {
        return new Faults(beans);
    }

    @Bean
    static CacheInMemory.InsteadOfNone cache() {
        return new CacheInMemory.InsteadOfNone();
    }

    /// How often prices were fetched.
    @Bean
    AtomicInteger fetches() {
        return new AtomicInteger();
    }

    /// No run comes late, however old its slot is.
    @Bean
    SlotTimes slotTimes(Clock clock) {
        return new SlotTimes(clock, Duration.ofDays(40_000));
    }

    @Bean
    Step fetchPrices(RunSteps steps, AtomicInteger fetches) {
        return steps.step(
                "fetchPrices", Runs.Step.FETCH, _ -> new StepCounts(fetches.incrementAndGet(), 0));
    }

    @Bean
    Step choosePrices(RunSteps steps, Prices prices) {
        return steps.step(
                "choosePrices",
                Runs.Step.CHOOSE,
                claim -> {
                    prices.freeze(
                            claim.run(),
                            List.copyOf(prices.latest(FAR_FUTURE).values()),
                            List.copyOf(prices.latestRates(FAR_FUTURE).values()));
                    return StepCounts.NONE;
                });
    }
}
