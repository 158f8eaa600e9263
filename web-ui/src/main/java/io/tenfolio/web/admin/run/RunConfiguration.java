package io.tenfolio.web.admin.run;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({RunApi.class, RunRequestApi.class, RunService.class})
public class RunConfiguration {}
