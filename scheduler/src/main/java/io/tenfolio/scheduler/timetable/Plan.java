package io.tenfolio.scheduler.timetable;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.Schedule;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// What people decided about the timetable. It is asked of the database each time a slot is due, so a pause or a change holds for every node at
/// once; Quartz goes on firing at each slot and knows nothing of it.
@Component
class Plan implements InitializingBean {
    private final Schedules schedules;
    private final TimetableSettings settings;
    private final ThisNode self;

    Plan(Schedules schedules, TimetableSettings settings, ThisNode self) {
        this.schedules = schedules;
        this.settings = settings;
        this.self = self;
    }

    @Override
    public void afterPropertiesSet() {
        schedules.register(Schedules.TIMETABLE, Schedule.Kind.TIMETABLE, settings.every());
    }

    Schedule now() {
        return schedules.find(Schedules.TIMETABLE).orElseThrow();
    }

    void fired() {
        schedules.fired(Schedules.TIMETABLE, Duration.ZERO, self.name(), "");
    }
}
