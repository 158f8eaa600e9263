package io.tenfolio.scheduler.health;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `name`: unique among nodes, by default the machine's and the process's. `clockTolerance`: how far the machine's clock may be off the
/// database's before the node stops scheduling.
@ConfigurationProperties("tenfolio.node")
record NodeSettings(@DefaultValue("") String name, @DefaultValue("2s") Duration clockTolerance) {
    String nameOrDefault() {
        return name.isBlank() ? machine() + "-" + ProcessHandle.current().pid() : name;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
