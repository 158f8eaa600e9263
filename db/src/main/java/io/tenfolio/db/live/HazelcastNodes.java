package io.tenfolio.db.live;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;

/// Starts members and clients of the cluster, with everything off that is open by default: any interface, multicast, discovery,
/// calls home, and above all the deserialisation of whatever class somebody sends.
final class HazelcastNodes {
    private static final int NEAR_BLOCKS = 20_000;
    private static final int PORTS_TO_TRY = 20;
    private static final int FORGET_RATES_SECONDS = 3_600;

    private HazelcastNodes() {}

    static HazelcastInstance member(HazelcastSettings settings) {
        var config = new Config();
        config.setClusterName(settings.clusterName());
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.graceful.shutdown.max.wait", "4");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "8");
        config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.setProperty("hazelcast.wait.seconds.before.join", "1");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
        var network = config.getNetworkConfig();
        network.setPort(settings.port()).setPortAutoIncrement(true).setPortCount(PORTS_TO_TRY);
        network.getInterfaces().setEnabled(true).addInterface(settings.bind());
        var join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        config.addMapConfig(kept(HazelcastValuations.BLOCKS));
        config.addMapConfig(kept(HazelcastValuations.SHOWN));
        config.addMapConfig(kept(HazelcastTicks.TICKS));
        config.addMapConfig(kept(HazelcastTicks.COMPLETE));
        config.addMapConfig(
                new MapConfig(Cluster.RATES)
                        .setBackupCount(0)
                        .setMaxIdleSeconds(FORGET_RATES_SECONDS)
                        .setInMemoryFormat(InMemoryFormat.BINARY));
        onlyOurKinds(config.getSerializationConfig());
        return Hazelcast.newHazelcastInstance(config);
    }

    /// Returns at once, whether the cluster is there or not, and looks for it until it is.
    static HazelcastInstance client(HazelcastSettings settings) {
        var config = new ClientConfig();
        config.setClusterName(settings.clusterName());
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.client.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.client.heartbeat.interval", "1000");
        config.setProperty("hazelcast.client.heartbeat.timeout", "5000");
        config.setProperty("hazelcast.client.invocation.timeout.seconds", "5");
        config.getNetworkConfig().setAddresses(settings.members()).setConnectionTimeout(2_000);
        config.getConnectionStrategyConfig()
                .setAsyncStart(true)
                .setReconnectMode(ReconnectMode.ASYNC);
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setInitialBackoffMillis(200)
                .setMaxBackoffMillis(2_000)
                .setMultiplier(1.5)
                .setJitter(0.2)
                .setClusterConnectTimeoutMillis(-1); // for ever
        config.addNearCacheConfig(
                new NearCacheConfig(HazelcastValuations.BLOCKS)
                        // as it is read: taking one portfolio out of a block copies nothing
                        .setInMemoryFormat(InMemoryFormat.OBJECT)
                        .setEvictionConfig(
                                new EvictionConfig()
                                        .setEvictionPolicy(EvictionPolicy.LRU)
                                        .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                                        .setSize(NEAR_BLOCKS)));
        onlyOurKinds(config.getSerializationConfig());
        return HazelcastClient.newHazelcastClient(config);
    }

    private static MapConfig kept(String name) {
        return new MapConfig(name).setBackupCount(1).setInMemoryFormat(InMemoryFormat.BINARY);
    }

    /// Strings and arrays of primitives have serialisers of their own. By Java's nothing comes in but the exceptions with which
    /// members answer each other.
    private static void onlyOurKinds(SerializationConfig serialisation) {
        var filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        filter.getWhitelist()
                .addPackages("com.hazelcast.core", "com.hazelcast.spi.exception")
                .addClasses(
                        "java.lang.Throwable",
                        "java.lang.Exception",
                        "java.lang.RuntimeException",
                        "java.lang.IllegalArgumentException",
                        "java.lang.IllegalStateException",
                        "java.lang.NullPointerException",
                        "java.lang.UnsupportedOperationException",
                        "java.lang.SecurityException",
                        "java.lang.StackTraceElement",
                        "[Ljava.lang.StackTraceElement;",
                        "java.util.ArrayList",
                        "java.util.Collections$EmptyList",
                        "java.util.concurrent.CancellationException",
                        "java.util.concurrent.TimeoutException");
        serialisation.setJavaSerializationFilterConfig(filter);
    }
}
