package io.tenfolio.scheduler.chores;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.Schedule;
import java.lang.reflect.Method;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;

/// Finds every chore of this process by its annotations and writes it into the list of schedules; a new one needs nothing else.
class ChoreRegister implements SmartInitializingSingleton {
    private final ApplicationContext context;
    private final Schedules schedules;

    ChoreRegister(ApplicationContext context, Schedules schedules) {
        this.context = context;
        this.schedules = schedules;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var name : context.getBeanDefinitionNames()) {
            var type = context.getType(name, false);
            if (type != null && type.getName().startsWith("io.tenfolio.")) {
                register(type);
            }
        }
    }

    private void register(Class<?> type) {
        var target = type.getName().contains("$$") ? type.getSuperclass() : type;
        MethodIntrospector.selectMethods(
                        target,
                        (Method method) ->
                                AnnotatedElementUtils.findMergedAnnotation(
                                        method, SchedulerLock.class))
                .forEach((method, lock) ->
                        schedules.register(lock.name(), Schedule.Kind.CHORE, rhythm(method)));
    }

    /// Whole seconds, at least one.
    ///
    /// @throws IllegalStateException if it follows no plain rhythm: people could not see when it is due, nor make it rarer
    static Duration rhythm(Method method) {
        var scheduled = AnnotatedElementUtils.findMergedAnnotation(method, Scheduled.class);
        var text =
                scheduled == null ? "" : scheduled.fixedDelayString() + scheduled.fixedRateString();
        try {
            var every = DurationStyle.detectAndParse(text);
            return every.toSeconds() < 1 ? Duration.ofSeconds(1) : every;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The chore %s has no plain rhythm".formatted(method), e);
        }
    }
}
