package io.tenfolio.db.instrument;

import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Instruments and the ways they are known.
@Repository
public class Instruments {
    private final JdbcClient jdbc;

    public Instruments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<InstrumentId, Instrument> all() {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<Instrument> find(Identifier identifier) {
        throw new UnsupportedOperationException("being built");
    }

    /// The codes that a source uses, e.g. `AAPL` → 17: identifiers of scheme SOURCE with this qualifier.
    public Map<String, InstrumentId> codesOf(String source) {
        throw new UnsupportedOperationException("being built");
    }

    /// The ISINs of all instruments that have one.
    public Map<InstrumentId, String> isins() {
        throw new UnsupportedOperationException("being built");
    }
}
