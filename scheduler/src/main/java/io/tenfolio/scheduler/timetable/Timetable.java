package io.tenfolio.scheduler.timetable;

import java.time.Clock;
import java.util.Date;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All that the cluster fires. Quartz fires each of these on one node; the rows of `run` make a slot exactly once even when it does not.
/// Chores have no slot and stand in [io.tenfolio.scheduler.chores.Chores].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimetableSettings.class)
@Import({DueSlots.class, Plan.class})
public class Timetable {
    public static final TriggerKey REFRESH = new TriggerKey("refreshPortfolios", "timetable");

    private static final JobKey SLOT_FIRING = new JobKey("refreshPortfolios", "timetable");

    @Bean
    JobDetail slotFiring() {
        return JobBuilder.newJob(SlotFiring.class)
                .withIdentity(SLOT_FIRING)
                .withDescription("Queues the run of the slot that is due")
                .requestRecovery()
                .storeDurably()
                .build();
    }

    @Bean
    Trigger refreshPortfoliosTrigger(TimetableSettings settings, Clock clock) {
        return refresh(settings, clock);
    }

    /// At the beginning of every slot, from the next one on. The current one is queued at start if it is missing.
    public static Trigger refresh(TimetableSettings settings, Clock clock) {
        return TriggerBuilder.newTrigger()
                .withIdentity(REFRESH)
                .forJob(SLOT_FIRING)
                .startAt(Date.from(settings.current(clock).next(settings.every()).start()))
                .withSchedule(
                        SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(settings.every().toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
