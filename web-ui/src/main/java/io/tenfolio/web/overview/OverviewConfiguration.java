package io.tenfolio.web.overview;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.web.live.Watches;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimetableSettings.class)
@Import({OverviewApi.class, OverviewService.class})
public class OverviewConfiguration {
    @Bean
    Timetable timetable(
            Schedules schedules, TimetableSettings settings, Watches watches, Clock clock) {
        return new Timetable(schedules, settings, watches, clock);
    }
}
