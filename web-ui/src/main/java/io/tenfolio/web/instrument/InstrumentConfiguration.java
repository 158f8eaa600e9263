package io.tenfolio.web.instrument;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({InstrumentApi.class, InstrumentService.class, MergeApi.class})
public class InstrumentConfiguration {}
