package io.tenfolio.scheduler.recovery;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The reconciler and what it repairs.
@Configuration(proxyBeanMethods = false)
@Import({FrozenTriggers.class, Reconciler.class})
public class RecoveryConfiguration {}
