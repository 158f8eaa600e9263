package io.tenfolio.performance;

import io.tenfolio.ledger.Relief;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;

/// The return of a trade that is over, with all charges.
public final class ClosedTrade {
    private ClosedTrade() {}

    /// XIRR of what its lots cost when they came and what they brought when they left.
    public static MoneyWeightedReturn moneyWeightedReturn(Relief relief, ZoneId zone) {
        var flows = new ArrayList<CashFlow>();
        for (var lot : relief.lots()) {
            flows.add(new CashFlow(day(lot.acquiredAt(), zone), lot.base().withCharges().negate()));
        }
        flows.add(
                new CashFlow(
                        day(relief.at(), zone), relief.proceeds().subtract(relief.saleCharges())));
        return MoneyWeightedReturn.of(flows);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
