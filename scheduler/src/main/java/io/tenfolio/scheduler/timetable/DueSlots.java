package io.tenfolio.scheduler.timetable;

import io.tenfolio.db.job.RunGate;
import io.tenfolio.job.Slot;
import io.tenfolio.scheduler.health.ClockWatch;
import io.tenfolio.scheduler.health.Outages;
import io.tenfolio.scheduler.running.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Queues slots that are due, whoever noticed; each once, and with it the slots that nobody noticed are written down as missed.
@Component
public class DueSlots {
    private static final Logger LOG = LoggerFactory.getLogger(DueSlots.class);

    private final RunGate gate;
    private final TimetableSettings settings;
    private final Outages outages;
    private final ClockWatch watch;
    private final Dispatcher dispatcher;

    DueSlots(
            RunGate gate,
            TimetableSettings settings,
            Outages outages,
            ClockWatch watch,
            Dispatcher dispatcher) {
        this.gate = gate;
        this.settings = settings;
        this.outages = outages;
        this.watch = watch;
        this.dispatcher = dispatcher;
    }

    /// True when this call queued the slot; a node whose clock is off queues nothing.
    public boolean queue(Slot slot, String noticedBy) {
        if (!watch.trusted()) {
            return false;
        }
        var queued =
                gate.queueDue(
                        slot,
                        settings.every(),
                        noticedBy,
                        missed -> outages.reason(missed, settings.every()));
        if (queued) {
            LOG.info("Slot {} is due", slot.start());
            dispatcher.wake();
        }
        return queued;
    }
}
