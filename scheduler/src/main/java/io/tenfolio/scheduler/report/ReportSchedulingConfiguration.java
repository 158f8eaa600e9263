package io.tenfolio.scheduler.report;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The desk of reports, its timetable and its chores.
@Configuration(proxyBeanMethods = false)
@Import({MonthlyStatements.class, ReportDesk.class, ReportRetention.class})
public class ReportSchedulingConfiguration {}
