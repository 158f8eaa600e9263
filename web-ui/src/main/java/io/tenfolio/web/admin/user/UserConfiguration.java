package io.tenfolio.web.admin.user;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({InvitationApi.class, UserApi.class, UserProblems.class, UserService.class})
public class UserConfiguration {}
