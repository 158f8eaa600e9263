package io.tenfolio.web.notification;

import io.tenfolio.db.alert.Notifications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({AlertRuleApi.class, NotificationApi.class, NotificationService.class})
public class NotificationConfiguration {
    @Bean
    UnreadFeed unreadFeed(Notifications notifications) {
        return new UnreadFeed(notifications);
    }
}
