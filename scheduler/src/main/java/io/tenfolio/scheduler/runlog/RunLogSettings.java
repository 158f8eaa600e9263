package io.tenfolio.scheduler.runlog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `linesPerRun`: how many a node keeps of one run; of warnings and errors twice as many. `keep`: how long they are kept.
@ConfigurationProperties("tenfolio.run-log")
record RunLogSettings(@DefaultValue("500") int linesPerRun, @DefaultValue("14d") Duration keep) {}
