package io.tenfolio.db.live;

import io.tenfolio.portfolio.BlockLayout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The cache as this node takes part in it: `tenfolio.hazelcast.mode` is member, client or off.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HazelcastSettings.class)
public class HazelcastConfiguration {
    /// A member that joined before the migrations ran could be asked for what is not there yet.
    @Bean
    @DependsOnDatabaseInitialization
    LiveValuations liveValuations(HazelcastSettings settings, BlockLayout layout) {
        return switch (settings.mode()) {
            case MEMBER -> new HazelcastValuations(HazelcastNodes.member(settings), layout);
            case CLIENT -> new HazelcastValuations(HazelcastNodes.client(settings), layout);
            case OFF -> new NoLiveValuations();
        };
    }
}
