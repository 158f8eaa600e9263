package io.tenfolio.web.metrics;

import io.tenfolio.db.job.OperationFigures;
import io.tenfolio.db.job.Runs;
import io.tenfolio.web.live.LiveFeed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import(OperationFigures.class)
public class MetricsConfiguration {
    @Bean
    OperationMeters operationMeters(OperationFigures figures, Runs runs, LiveFeed feed) {
        return new OperationMeters(figures, runs, feed);
    }
}
