package io.tenfolio.scheduler.running;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// This node's worker.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecoverySettings.class)
@Import(Dispatcher.class)
public class RunningConfiguration {}
