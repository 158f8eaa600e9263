package io.tenfolio.db.instrument;

import io.tenfolio.instrument.Instrument;

/// The number or one of the identifiers of an instrument belongs to another one already.
public final class InstrumentKnown extends RuntimeException {
    InstrumentKnown(Instrument instrument, Throwable cause) {
        super(
                "%s (number %d) or one of its identifiers is known already"
                        .formatted(instrument.name(), instrument.id().value()),
                cause);
    }
}
