package io.tenfolio.performance;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Worth;

/// How one instrument did in a portfolio over a period, in the base currency. Its returns leave taxes out and
/// keep fees.
///
/// @param marketValue at the end
/// @param fees paid, less those refunded
/// @param taxes paid, less those refunded
/// @param delta everything it brought: change of value, earnings, fees and taxes
public record InstrumentPerformance(
        InstrumentId instrument,
        Worth marketValue,
        Worth fees,
        Worth taxes,
        Worth delta,
        TimeWeightedReturn timeWeightedReturn,
        MoneyWeightedReturn moneyWeightedReturn) {}
