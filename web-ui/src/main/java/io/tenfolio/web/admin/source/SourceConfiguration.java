package io.tenfolio.web.admin.source;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({SourceApi.class, SourceService.class})
public class SourceConfiguration {}
