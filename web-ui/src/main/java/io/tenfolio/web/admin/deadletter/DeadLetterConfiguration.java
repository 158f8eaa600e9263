package io.tenfolio.web.admin.deadletter;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({DeadLetterApi.class, DeadLetterService.class})
public class DeadLetterConfiguration {}
