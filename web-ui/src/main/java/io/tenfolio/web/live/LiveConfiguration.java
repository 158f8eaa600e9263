package io.tenfolio.web.live;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.GrossCosts;
import io.tenfolio.db.ledger.PositionFlows;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.valuation.Valuations;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
public class LiveConfiguration {
    @Bean
    LiveFeed liveFeed(
            Portfolios portfolios,
            Positions positions,
            LiveValuations cache,
            LiveTicks ticks,
            Valuations valuations,
            Runs runs,
            Prices prices,
            Instruments instruments,
            GrossCosts costs,
            PositionFlows flows,
            PositionSplits splits,
            Flows external,
            LiveSettings settings,
            Clock clock) {
        var reader =
                new PortfolioReader(
                        portfolios,
                        positions,
                        cache,
                        ticks,
                        valuations,
                        runs,
                        new Markets(runs, prices),
                        new KnownInstruments(instruments),
                        new HoldingCosts(costs),
                        flows,
                        splits,
                        external);
        return new LiveFeed(runs, cache, ticks, reader, settings.lookEvery(), clock);
    }

    @Bean
    Watches watches() {
        return new Watches();
    }

    @Bean
    AliveAnswer aliveAnswer() {
        return new AliveAnswer();
    }
}
