package io.tenfolio.web.price;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({PriceApi.class, PriceService.class})
public class PriceConfiguration {}
