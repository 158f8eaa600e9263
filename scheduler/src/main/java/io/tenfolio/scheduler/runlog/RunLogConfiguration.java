package io.tenfolio.scheduler.runlog;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunLogSettings.class)
@Import(RunLogWriter.class)
public class RunLogConfiguration {}
