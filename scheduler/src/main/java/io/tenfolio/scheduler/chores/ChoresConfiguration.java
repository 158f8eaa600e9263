package io.tenfolio.scheduler.chores;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Clock;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;

/// Chores under ShedLock, by the database's clock.
@Configuration(proxyBeanMethods = false)
// the lock comes first: only the node that holds it asks whether the chore is wanted
@EnableSchedulerLock(defaultLockAtMostFor = "10m", order = 0)
@EnableConfigurationProperties(ChoreSettings.class)
@Import({
    AlertChore.class,
    ChoreRegister.class,
    Chores.class,
    CloseChore.class,
    IdentityChore.class,
    PositionChore.class,
    RetentionChore.class
})
public class ChoresConfiguration {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ChoreAdvisor choreAdvisor(
            ObjectProvider<Schedules> schedules,
            ObjectProvider<ThisNode> self,
            ObjectProvider<Clock> clock) {
        return new ChoreAdvisor(schedules, self, clock);
    }

    @Bean
    LockProvider choreLocks(JdbcTemplate jdbc) {
        return new JdbcTemplateLockProvider(
                JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(jdbc)
                        .usingDbTime()
                        .build());
    }
}
