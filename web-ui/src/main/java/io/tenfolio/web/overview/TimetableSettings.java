package io.tenfolio.web.overview;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often the schedulers were set up to run, until one of them has said so itself. The same setting as theirs.
@ConfigurationProperties("tenfolio.timetable")
record TimetableSettings(@DefaultValue("10m") Duration every) {}
