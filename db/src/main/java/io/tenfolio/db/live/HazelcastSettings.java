package io.tenfolio.db.live;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a node takes part in the cluster. Its members have no passwords and no encryption: whoever reaches `bind` and `port` is in, so
/// they belong on loopback or on a network of their own.
///
/// @param clusterName nodes of another name are strangers; blank means named after the database
/// @param members where members are, `host` or `host:port`; none means on this machine
@ConfigurationProperties("tenfolio.hazelcast")
public record HazelcastSettings(
        @DefaultValue("OFF") Mode mode,
        @DefaultValue("") String clusterName,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("5701") int port,
        @DefaultValue List<String> members) {
    /// What a node is to the cluster.
    public enum Mode {
        MEMBER,
        CLIENT,
        OFF
    }

    public HazelcastSettings {
        if (bind.isBlank() || bind.contains("*") || bind.equals("0.0.0.0")) {
            throw new IllegalArgumentException(
                    "tenfolio.hazelcast.bind names one interface, not '%s'".formatted(bind));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("tenfolio.hazelcast.port is no port: " + port);
        }
        members = members.isEmpty() ? List.of(bind + ":" + port) : List.copyOf(members);
    }

    HazelcastSettings withClusterName(String name) {
        return new HazelcastSettings(mode, name, bind, port, members);
    }
}
