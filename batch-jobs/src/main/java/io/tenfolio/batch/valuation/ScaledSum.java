package io.tenfolio.batch.valuation;

import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.money.Worth;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.PackedFigures;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/// The flows of one portfolio in its base currency, at the run's prices and rates, each rounded to four digits. Not known as soon as one of
/// them is not.
final class ScaledSum {
    private final Currency base;
    private final MarketSnapshot market;
    private Optional<Worth> sum;

    ScaledSum(Currency base, MarketSnapshot market) {
        this.base = base;
        this.market = market;
        this.sum = Optional.of(Worth.zero(base));
    }

    /// An amount as ten-thousandths, [PackedFigures#ABSENT] where they do not fit.
    static long of(BigDecimal amount) {
        var scaled = amount.movePointRight(Worth.DIGITS).toBigInteger();
        return scaled.bitLength() < Long.SIZE ? scaled.longValueExact() : PackedFigures.ABSENT;
    }

    void add(Flow flow) {
        sum = sum.flatMap(soFar -> worth(flow).map(soFar::plus));
    }

    long scaled() {
        return sum.map(Worth::amount).map(ScaledSum::of).orElse(PackedFigures.ABSENT);
    }

    private Optional<Worth> worth(Flow flow) {
        var instrument = flow.instrumentOrNull();
        if (instrument == null) {
            return in(flow.currency(), flow.amount());
        }
        return market.price(instrument).flatMap(price -> worth(flow.amount(), price));
    }

    private Optional<Worth> worth(BigDecimal units, Price price) {
        return in(price.perUnit().currency(), units.multiply(price.perUnit().amount()));
    }

    private Optional<Worth> in(Currency currency, BigDecimal amount) {
        return market.rates()
                .rate(currency, base)
                .map(rate -> new Worth(amount.multiply(rate), base));
    }
}
