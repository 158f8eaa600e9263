package io.tenfolio.batch.refresh;

import io.tenfolio.batch.price.ChoosePrices;
import io.tenfolio.batch.price.FetchPrices;
import io.tenfolio.batch.price.PriceConfiguration;
import io.tenfolio.db.job.Runs;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The first two steps: quotes become the run's market.
@Configuration(proxyBeanMethods = false)
@Import(PriceConfiguration.class)
public class PriceSteps {
    @Bean
    Step fetchPrices(RunSteps steps, FetchPrices fetch) {
        return steps.step("fetchPrices", Runs.Step.FETCH, fetch::run);
    }

    @Bean
    Step choosePrices(RunSteps steps, ChoosePrices choose) {
        return steps.step("choosePrices", Runs.Step.CHOOSE, choose::run);
    }
}
