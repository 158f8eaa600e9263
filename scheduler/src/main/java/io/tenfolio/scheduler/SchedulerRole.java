package io.tenfolio.scheduler;

import io.tenfolio.batch.BatchConfiguration;
import io.tenfolio.db.DbConfiguration;
import io.tenfolio.scheduler.chores.ChoresConfiguration;
import io.tenfolio.scheduler.health.HealthConfiguration;
import io.tenfolio.scheduler.intake.IntakeConfiguration;
import io.tenfolio.scheduler.recovery.RecoveryConfiguration;
import io.tenfolio.scheduler.report.ReportSchedulingConfiguration;
import io.tenfolio.scheduler.request.RequestConfiguration;
import io.tenfolio.scheduler.runlog.RunLogConfiguration;
import io.tenfolio.scheduler.running.RunningConfiguration;
import io.tenfolio.scheduler.timetable.Timetable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Everything a scheduler node is. An application imports this and nothing else for the role; its settings are in `scheduler.yml`.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({
    BatchConfiguration.class,
    ChoresConfiguration.class,
    DbConfiguration.class,
    HealthConfiguration.class,
    IntakeConfiguration.class,
    RecoveryConfiguration.class,
    ReportSchedulingConfiguration.class,
    RequestConfiguration.class,
    RunLogConfiguration.class,
    RunningConfiguration.class,
    Timetable.class
})
public class SchedulerRole {}
