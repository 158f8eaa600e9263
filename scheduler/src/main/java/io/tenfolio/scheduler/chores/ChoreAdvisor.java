package io.tenfolio.scheduler.chores;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.Schedule;
import io.tenfolio.scheduler.health.ThisNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;

/// Stands around every chore, inside its lock: one that people paused, or want rarer than the program does it, is left out; when and how a
/// chore was done is written down.
final class ChoreAdvisor extends DefaultPointcutAdvisor {
    private static final int INSIDE_THE_LOCK = 100;

    ChoreAdvisor(
            ObjectProvider<Schedules> schedules,
            ObjectProvider<ThisNode> self,
            ObjectProvider<Clock> clock) {
        super(
                AnnotationMatchingPointcut.forMethodAnnotation(SchedulerLock.class),
                new Around(schedules, self, clock));
        setOrder(INSIDE_THE_LOCK);
    }

    private record Around(
            ObjectProvider<Schedules> schedules,
            ObjectProvider<ThisNode> self,
            ObjectProvider<Clock> clock)
            implements MethodInterceptor {
        private static final Logger LOG = LoggerFactory.getLogger(ChoreAdvisor.class);

        @Override
        public @Nullable Object invoke(MethodInvocation chore) throws Throwable {
            var name =
                    Objects.requireNonNull(chore.getMethod().getAnnotation(SchedulerLock.class))
                            .name();
            var schedule = schedules.getObject().find(name);
            if (schedule.isPresent() && isUnwanted(schedule.get())) {
                LOG.debug("Chore {} is left out: paused, or not due yet", name);
                return null;
            }
            return done(name, chore);
        }

        private boolean isUnwanted(Schedule schedule) {
            boolean rarer = schedule.every().compareTo(schedule.step()) > 0;
            return schedule.paused() || rarer && !schedule.isDue(clock.getObject().instant());
        }

        private @Nullable Object done(String name, MethodInvocation chore) throws Throwable {
            long began = System.nanoTime();
            try {
                var result = chore.proceed();
                fired(name, began, "");
                return result;
            } catch (RuntimeException e) {
                fired(name, began, String.valueOf(e.getMessage()));
                throw e;
            }
        }

        private void fired(String name, long began, String outcome) {
            var took = Duration.ofNanos(System.nanoTime() - began);
            schedules.getObject().fired(name, took, self.getObject().name(), outcome);
        }
    }
}
