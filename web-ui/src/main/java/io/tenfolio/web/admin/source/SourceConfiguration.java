package io.tenfolio.web.admin.source;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import(SourceService.class)
public class SourceConfiguration {}
