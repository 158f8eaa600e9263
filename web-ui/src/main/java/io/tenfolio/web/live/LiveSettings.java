package io.tenfolio.web.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often this node looks for a new run when no hint comes.
@ConfigurationProperties("tenfolio.live")
record LiveSettings(@DefaultValue("3s") Duration lookEvery) {
    LiveSettings {
        if (lookEvery.compareTo(Duration.ofMillis(100)) < 0
                || lookEvery.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException(
                    "tenfolio.live.look-every is between 100 ms and 5 s, not " + lookEvery);
        }
    }
}
