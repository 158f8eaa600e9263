package io.tenfolio.scheduler.health;

import io.tenfolio.db.job.Nodes;
import io.tenfolio.db.job.OwnLoad;
import io.tenfolio.job.Remark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Shows this node to the others, and notes when it could not: nobody was there, the database did not answer, this process stood still.
@Component
class Presence implements InitializingBean {
    private static final Duration PULSE = Duration.ofSeconds(3);

    /// From how long on a gap is an outage and not a hiccup.
    private static final Duration GAP = Duration.ofSeconds(6);

    private final Nodes nodes;
    private final ThisNode self;
    private final ClockWatch watch;
    private final Outages outages;
    private final Clock clock;
    private Instant lastSeen;
    private @Nullable Instant silentSince;

    Presence(Nodes nodes, ThisNode self, ClockWatch watch, Outages outages, Clock clock) {
        this.nodes = nodes;
        this.self = self;
        this.watch = watch;
        this.outages = outages;
        this.clock = clock;
        this.lastSeen = clock.instant();
    }

    /// Before anything is scheduled: since when nobody was there.
    @Override
    public void afterPropertiesSet() {
        lastScheduler()
                .filter(seen -> seen.plus(GAP).isBefore(clock.instant()))
                .ifPresent(seen -> outages.note(seen, clock.instant(), Remark.NO_SCHEDULER.say()));
        show();
    }

    @Scheduled(fixedRateString = "3s", initialDelayString = "3s")
    void pulse() {
        var now = clock.instant();
        if (silentSince == null && lastSeen.plus(PULSE).plus(GAP).isBefore(now)) {
            outages.note(lastSeen, now, Remark.NODE_STOOD_STILL.say(self));
        }
        lastSeen = now;
        try {
            show();
            if (silentSince != null) {
                outages.note(silentSince, clock.instant(), Remark.DATABASE_SILENT.say());
                silentSince = null;
            }
        } catch (RuntimeException e) {
            silentSince = silentSince == null ? now : silentSince;
            throw e;
        }
    }

    /// Since when the database has not answered; empty when it does.
    Optional<Instant> databaseSilentSince() {
        return Optional.ofNullable(silentSince);
    }

    private void show() {
        nodes.seen(
                self.name(),
                ThisNode.ROLE,
                self.version(),
                self.startedAt(),
                watch.offset(),
                watch.trusted() ? "READY" : "CLOCK_OFF",
                OwnLoad.now(),
                "");
    }

    private Optional<Instant> lastScheduler() {
        return nodes.all().stream()
                .filter(node -> node.role().equals(ThisNode.ROLE))
                .map(Nodes.Node::seenAt)
                .max(Comparator.naturalOrder());
    }
}
