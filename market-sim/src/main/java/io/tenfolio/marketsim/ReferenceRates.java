package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SequencedMap;

/// What one euro is worth in other currencies, as published for a working day.
public record ReferenceRates(LocalDate date, SequencedMap<String, BigDecimal> perEuro) {}
