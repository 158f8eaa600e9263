package io.tenfolio.scheduler.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready when this node schedules: its clock is right and the database answers.
@Component("scheduling")
class SchedulingHealth implements HealthIndicator {
    private final ThisNode self;
    private final ClockWatch watch;
    private final Presence presence;

    SchedulingHealth(ThisNode self, ClockWatch watch, Presence presence) {
        this.self = self;
        this.watch = watch;
        this.presence = presence;
    }

    @Override
    public Health health() {
        var silent = presence.databaseSilentSince();
        var up = watch.trusted() && silent.isEmpty();
        var health = up ? Health.up() : Health.outOfService();
        health.withDetail("node", self.name())
                .withDetail("clockOffsetMillis", watch.offset().toMillis());
        silent.ifPresent(since -> health.withDetail("databaseSilentSince", since));
        return health.build();
    }
}
