package io.tenfolio.batch.retention;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What lets go of old values, with its spans.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
@Import({ForgetExecutions.class, ThinValuations.class})
public class RetentionConfiguration {}
