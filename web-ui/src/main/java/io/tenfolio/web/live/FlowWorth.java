package io.tenfolio.web.live;

import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.money.Worth;
import io.tenfolio.price.MarketSnapshot;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// What came in and went out, in the base currency at a run's prices and rates, each rounded to four digits as the run does.
record FlowWorth(MarketSnapshot market, Currency base) {
    /// Their sum; empty as soon as one of them has no price or rate.
    Optional<Worth> of(List<Flow> flows) {
        var sum = Optional.of(Worth.zero(base));
        for (var flow : flows) {
            sum = sum.flatMap(soFar -> worth(flow).map(soFar::plus));
        }
        return sum;
    }

    private Optional<Worth> worth(Flow flow) {
        var instrument = flow.instrumentOrNull();
        if (instrument == null) {
            return in(flow.currency(), flow.amount());
        }
        return market.price(instrument)
                .flatMap(price ->
                        in(
                                price.perUnit().currency(),
                                flow.amount().multiply(price.perUnit().amount())));
    }

    private Optional<Worth> in(Currency currency, BigDecimal amount) {
        return market.rates()
                .rate(currency, base)
                .map(rate -> new Worth(amount.multiply(rate), base));
    }
}
