package io.tenfolio.batch.refresh;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The main job: from quotes to what people see. It has no incrementer: that would ignore the parameters, and they name the run.
@Configuration(proxyBeanMethods = false)
public class RefreshPortfoliosJob {
    public static final String NAME = "refreshPortfolios";

    @Bean
    Job refreshPortfolios(
            JobRepository jobs,
            Step fetchPrices,
            Step choosePrices,
            Step valuePortfolios,
            Step reconcile,
            Step publish) {
        return new JobBuilder(NAME, jobs)
                .start(fetchPrices)
                .next(choosePrices)
                .next(valuePortfolios)
                .next(reconcile)
                .next(publish)
                .build();
    }
}
