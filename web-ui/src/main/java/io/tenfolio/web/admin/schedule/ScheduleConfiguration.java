package io.tenfolio.web.admin.schedule;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({ScheduleApi.class, ScheduleService.class})
public class ScheduleConfiguration {}
