package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.SourceGateways;
import io.tenfolio.batch.price.source.SourceGateways.BreakerSettings;
import io.tenfolio.batch.price.source.Sources;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.context.IntegrationFlowContext;

/// Everything that fetches prices and chooses among them.
@Configuration(proxyBeanMethods = false)
@EnableIntegration
@EnableConfigurationProperties({PriceSettings.class, SourcesSettings.class})
@Import({
    ChoosePrices.class,
    DuePrices.class,
    FetchPrices.class,
    RunAnswers.class,
    TakePushed.class
})
public class PriceConfiguration {
    @Bean
    SourceGateways sourceGateways(
            IntegrationFlowContext flows, PriceSettings settings, Clock clock) {
        var breaker = new BreakerSettings(settings.breakerFailures(), settings.breakerRest());
        return new SourceGateways(flows, breaker, settings.userAgent(), clock);
    }

    @Bean
    Sources sources(SourcesSettings sources, PriceSettings settings, SourceGateways gateways) {
        return Sources.open(sources.sources(), settings.preferred(), gateways);
    }

    @Bean
    AskSources askSources(Clock clock) {
        return new AskSources(clock);
    }

    @Bean
    SlotTimes slotTimes(Clock clock, @Value("${tenfolio.timetable.every:10m}") Duration every) {
        return new SlotTimes(clock, every);
    }
}
