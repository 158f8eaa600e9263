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
    Cluster cluster(HazelcastSettings settings, ObjectProvider<Installation> installation) {
        return switch (settings.mode()) {
            case MEMBER -> new Cluster(HazelcastNodes.member(named(settings, installation)));
            case CLIENT -> new Cluster(HazelcastNodes.client(named(settings, installation)));
            case OFF -> Cluster.none();
        };
    }

    @Bean
    LiveValuations liveValuations(Cluster cluster, BlockLayout layout) {
        return cluster.hazelcast()
                .<LiveValuations>map(hazelcast -> new HazelcastValuations(hazelcast, layout))
                .orElseGet(NoLiveValuations::new);
    }

    /// Members talk; a client has nothing to say to them.
    @Bean
    MemberTalk memberTalk(Cluster cluster, HazelcastSettings settings) {
        return settings.mode() == HazelcastSettings.Mode.MEMBER
                ? cluster.hazelcast().<MemberTalk>map(HazelcastTalk::new).orElseGet(NoTalk::new)
                : new NoTalk();
    }

    @Bean
    LiveTicks liveTicks(Cluster cluster) {
        return cluster.hazelcast().<LiveTicks>map(HazelcastTicks::new).orElseGet(NoLiveTicks::new);
    }

    private static HazelcastSettings named(
            HazelcastSettings settings, ObjectProvider<Installation> installation) {
        return settings.clusterName().isBlank()
                ? settings.withClusterName("tenfolio-" + installation.getObject().id())
                : settings;
    }
}
