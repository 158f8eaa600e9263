package io.tenfolio.scheduler.timetable;

import io.tenfolio.db.job.RunGate;
import io.tenfolio.job.Remark;
import io.tenfolio.job.Schedule;
import io.tenfolio.job.Slot;
import io.tenfolio.scheduler.health.ClockWatch;
import io.tenfolio.scheduler.health.Outages;
import io.tenfolio.scheduler.running.Dispatcher;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Queues slots that are due, whoever noticed; each once, and with it the slots that nobody noticed are written down as missed.
@Component
public class DueSlots {
    private static final Logger LOG = LoggerFactory.getLogger(DueSlots.class);

    private final RunGate gate;
    private final Plan plan;
    private final Clock clock;
    private final Outages outages;
    private final ClockWatch watch;
    private final Dispatcher dispatcher;
    private @Nullable Schedule pause;

    DueSlots(
            RunGate gate,
            Plan plan,
            Clock clock,
            Outages outages,
            ClockWatch watch,
            Dispatcher dispatcher) {
        this.gate = gate;
        this.plan = plan;
        this.clock = clock;
        this.outages = outages;
        this.watch = watch;
        this.dispatcher = dispatcher;
    }

    /// True when this call queued the slot; a node whose clock is off queues nothing.
    public boolean queue(Slot slot, String noticedBy) {
        if (!watch.trusted()) {
            return false;
        }
        var wanted = plan.now();
        notePause(wanted);
        if (!wanted.wants(slot)) {
            return false;
        }
        var queued =
                gate.queueDue(
                        slot,
                        wanted.every(),
                        noticedBy,
                        missed -> outages.reason(missed, wanted.every()));
        if (queued) {
            LOG.info("Slot {} is due", slot.start());
            plan.fired();
            dispatcher.wake();
        }
        return queued;
    }

    /// Slots that passed while the timetable was paused are missed for that reason.
    private synchronized void notePause(Schedule wanted) {
        if (wanted.paused()) {
            if (pause == null) {
                pause = wanted;
            }
        } else if (pause != null) {
            var was = pause;
            pause = null;
            outages.note(
                    was.changedAt().orElseGet(clock::instant),
                    clock.instant(),
                    Remark.TIMETABLE_PAUSED.say(was.changedBy(), was.changeWhy()));
        }
    }
}
