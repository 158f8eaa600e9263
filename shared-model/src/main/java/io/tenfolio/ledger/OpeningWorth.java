package io.tenfolio.ledger;

import java.math.BigDecimal;

/// What a position is worth when a period begins, in the instrument's currency and the portfolio's: in a report
/// over the period that is what it cost.
public record OpeningWorth(BigDecimal local, BigDecimal base) {}
