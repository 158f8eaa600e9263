package io.tenfolio.web.admin.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({AuditApi.class, AuditService.class})
public class AuditConfiguration {}
