package io.tenfolio.web.profile;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({ProfileApi.class, ProfileService.class})
public class ProfileConfiguration {}
