package io.tenfolio.web.overview;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimetableSettings.class)
@Import({OverviewApi.class, OverviewService.class})
public class OverviewConfiguration {}
