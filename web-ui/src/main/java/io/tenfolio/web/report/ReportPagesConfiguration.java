package io.tenfolio.web.report;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({ReportApi.class, ReportDownloads.class, ReportFileApi.class, ReportService.class})
public class ReportPagesConfiguration {}
