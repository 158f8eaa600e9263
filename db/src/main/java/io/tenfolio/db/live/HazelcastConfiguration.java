package io.tenfolio.db.live;

import io.tenfolio.db.schema.Installation;
import io.tenfolio.portfolio.BlockLayout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The cache as this node takes part in it: `tenfolio.hazelcast.mode` is member, client or off.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HazelcastSettings.class)
public class HazelcastConfiguration {
    /// Unless it was given a name the cluster is named after the database, so that nodes of two installations never show each
    /// other's figures where somebody left all settings as they are. So the database comes first.
    @Bean
    @DependsOnDatabaseInitialization
    LiveValuations liveValuations(
            HazelcastSettings settings,
            ObjectProvider<Installation> installation,
            BlockLayout layout) {
        return switch (settings.mode()) {
            case MEMBER ->
                    new HazelcastValuations(
                            HazelcastNodes.member(named(settings, installation)), layout);
            case CLIENT ->
                    new HazelcastValuations(
                            HazelcastNodes.client(named(settings, installation)), layout);
            case OFF -> new NoLiveValuations();
        };
    }

    private static HazelcastSettings named(
            HazelcastSettings settings, ObjectProvider<Installation> installation) {
        return settings.clusterName().isBlank()
                ? settings.withClusterName("tenfolio-" + installation.getObject().id())
                : settings;
    }
}
