package io.tenfolio.instrument;

/// The number of an instrument, dense from 1 so that arrays can be indexed by it.
public record InstrumentId(int value) {
    public InstrumentId {
        if (value < 1) throw new IllegalArgumentException("An instrument id is at least 1");
    }
}
