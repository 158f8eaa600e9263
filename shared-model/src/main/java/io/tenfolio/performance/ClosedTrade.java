package io.tenfolio.performance;

import io.tenfolio.ledger.Relief;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;

/// The return of a trade that is over, with all charges.
public final class ClosedTrade {
    private ClosedTrade() {}

    /// XIRR of what its lots cost when they came and what they brought when they left. What a short sale got
    /// counts as put aside until it is covered, twice over: itself and as much again as the seller's stake. So a
    /// gain is a positive rate, as [Relief#tradeReturn] is a positive return.
    public static MoneyWeightedReturn moneyWeightedReturn(Relief relief, ZoneId zone) {
        var flows = new ArrayList<CashFlow>();
        var stake = BigDecimal.ZERO;
        for (var lot : relief.lots()) {
            var paid = lot.base().withCharges();
            flows.add(new CashFlow(day(lot.acquiredAt(), zone), paid.abs().negate()));
            if (lot.units().signum() < 0) {
                stake = stake.add(paid.abs()).subtract(paid);
            }
        }
        var brought = relief.proceeds().subtract(relief.saleCharges());
        flows.add(new CashFlow(day(relief.at(), zone), stake.add(brought)));
        return MoneyWeightedReturn.of(flows);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
