package io.tenfolio.web.admin.node;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({NodeApi.class, NodeService.class, WebPresence.class})
public class NodeConfiguration {}
