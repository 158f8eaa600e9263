package io.tenfolio.scheduler.running;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `silence`: how long a run's node may give no sign of life before another node takes the run over. Longer than a pause that a node comes
/// back from by itself (five seconds), short enough that the other's first chunk comes within fifteen seconds.
///
/// `timeLimit`: how long a node may work on a run at all. One that takes longer hangs although its node lives; it fails, so that the next
/// ones need not wait for it. Far longer than a run of a million portfolios takes.
@ConfigurationProperties("tenfolio.recovery")
record RecoverySettings(
        @DefaultValue("7s") Duration silence, @DefaultValue("1h") Duration timeLimit) {}
