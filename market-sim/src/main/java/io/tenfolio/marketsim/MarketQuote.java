package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// What a source says of an instrument at a time: all prices in the quoted unit (pence stay pence).
public record MarketQuote(
        DemoInstrument instrument,
        BigDecimal price,
        Instant time,
        LocalDate day,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal previousClose,
        long volume,
        boolean marketOpen) {}
