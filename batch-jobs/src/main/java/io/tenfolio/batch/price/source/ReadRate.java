package io.tenfolio.batch.price.source;

import java.math.BigDecimal;
import java.util.Currency;

/// A rate as a source said it: units of `currency` for one of `pivot`; positive and bounded.
public record ReadRate(Currency pivot, Currency currency, BigDecimal perPivot, AsOf asOf) {}
