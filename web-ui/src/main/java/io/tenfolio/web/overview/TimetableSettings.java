package io.tenfolio.web.overview;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often the schedulers run: what "next at" is told from. The same setting as theirs.
@ConfigurationProperties("tenfolio.timetable")
public record TimetableSettings(@DefaultValue("10m") Duration every) {
    /// Data is called old when a run and a good part of the next one are missing.
    Duration staleAfter() {
        return every.plus(every.dividedBy(5)).plusSeconds(30);
    }
}
