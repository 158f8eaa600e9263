package io.tenfolio.batch;

import io.tenfolio.batch.alert.RaiseAlerts;
import io.tenfolio.batch.refresh.PriceSteps;
import io.tenfolio.batch.refresh.RefreshConfiguration;
import io.tenfolio.batch.report.ReportConfiguration;
import io.tenfolio.batch.retention.RetentionConfiguration;
import io.tenfolio.batch.valuation.ValuePortfolios;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All jobs.
@Configuration(proxyBeanMethods = false)
@Import({
    PriceSteps.class,
    RaiseAlerts.class,
    RefreshConfiguration.class,
    ReportConfiguration.class,
    RetentionConfiguration.class,
    ValuePortfolios.class
})
public class BatchConfiguration {}
