package io.tenfolio.web.token;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import(TokenService.class)
public class TokenConfiguration {}
