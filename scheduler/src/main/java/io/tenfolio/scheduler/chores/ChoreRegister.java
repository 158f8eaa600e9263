package io.tenfolio.scheduler.chores;

import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.Schedule;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.StringUtils;

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
                        rhythm(method)
                                .ifPresent(every ->
                                        schedules.register(
                                                lock.name(), Schedule.Kind.CHORE, every)));
    }

    /// Whole seconds, at least one; empty for a method that follows no plain rhythm.
    private static Optional<Duration> rhythm(Method method) {
        var scheduled = AnnotatedElementUtils.findMergedAnnotation(method, Scheduled.class);
        if (scheduled == null) {
            return Optional.empty();
        }
        var text =
                StringUtils.hasText(scheduled.fixedDelayString())
                        ? scheduled.fixedDelayString()
                        : scheduled.fixedRateString();
        if (!StringUtils.hasText(text) || text.contains("${")) {
            return Optional.empty();
        }
        var every = DurationStyle.detectAndParse(text);
        return Optional.of(every.toSeconds() < 1 ? Duration.ofSeconds(1) : every);
    }
}
