package io.tenfolio.web.live;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import java.util.Map;

/// All instruments, read once a node and again when one comes that is not among them.
final class KnownInstruments {
    private final Instruments instruments;
    private volatile Map<InstrumentId, Instrument> known = Map.of();

    KnownInstruments(Instruments instruments) {
        this.instruments = instruments;
    }

    Instrument get(InstrumentId id) {
        var instrument = known.get(id);
        if (instrument == null) {
            known = Map.copyOf(instruments.all());
            instrument = known.get(id);
        }
        if (instrument == null) {
            throw new IllegalStateException("There is no instrument " + id.value());
        }
        return instrument;
    }
}
