package io.tenfolio.web.admin;

import io.tenfolio.web.admin.audit.AuditConfiguration;
import io.tenfolio.web.admin.deadletter.DeadLetterConfiguration;
import io.tenfolio.web.admin.node.NodeConfiguration;
import io.tenfolio.web.admin.run.RunConfiguration;
import io.tenfolio.web.admin.schedule.ScheduleConfiguration;
import io.tenfolio.web.admin.source.SourceConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Everything the console is.
@Configuration(proxyBeanMethods = false)
@Import({
    AuditConfiguration.class,
    DeadLetterConfiguration.class,
    NodeConfiguration.class,
    RunConfiguration.class,
    ScheduleConfiguration.class,
    SourceConfiguration.class
})
public class AdminConfiguration {}
