package io.tenfolio.web.overview;

import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The sums of rows: what has no value or no day base is left out, `gain` counts only what has a cost,
/// and `cost` is without charges.
record RowTotals(int count, Worth value, Worth gain, Worth cost, Worth dayChange, Worth dayBase) {
    static RowTotals of(List<PositionRow> rows, Currency base) {
        var value = Worth.zero(base);
        var gain = Worth.zero(base);
        var cost = Worth.zero(base);
        var dayChange = Worth.zero(base);
        var dayBase = Worth.zero(base);
        for (var row : rows) {
            value = value.plus(row.value().orElse(Worth.zero(base)));
            var rowGain = row.gain();
            if (rowGain.isPresent()) {
                gain = gain.plus(rowGain.get());
                cost = cost.plus(row.costWithoutCharges());
            }
            var change = row.dayChange();
            if (change.isPresent()) {
                dayChange = dayChange.plus(change.get());
                dayBase = dayBase.plus(row.value().orElseThrow().minus(change.get()));
            }
        }
        return new RowTotals(rows.size(), value, gain, cost, dayChange, dayBase);
    }

    Optional<BigDecimal> gainFraction() {
        return PositionRow.fraction(gain, cost);
    }

    Optional<BigDecimal> dayFraction() {
        return PositionRow.fraction(dayChange, dayBase);
    }
}
