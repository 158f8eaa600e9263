package io.tenfolio.web.portfolio;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({AccountApi.class, PortfolioApi.class, PortfolioService.class})
public class PortfolioConfiguration {}
