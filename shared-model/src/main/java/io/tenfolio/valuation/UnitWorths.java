package io.tenfolio.valuation;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Worth;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one unit of each instrument, and of each currency, is worth in one base currency: price × rate, not
/// rounded. The rows of instruments come first, by their number; row 0 is of what nobody knows.
final class UnitWorths {
    /// In the states: there is no price, or no rate to the base currency.
    private static final byte UNKNOWN = 0;

    /// In the states: kept in 127 bits.
    private static final byte KEPT = 1;

    /// In the states: finer or larger than 127 bits tell.
    private static final byte WIDE = 2;

    private final MarketSnapshot market;
    private final Currency base;
    private final byte[] states;
    private final boolean[] stale;
    private final long[] high;
    private final long[] low;
    private final byte[] scales;
    private final @Nullable BigDecimal[] exact;
    private final int instruments;
    private final Map<Currency, Integer> cashRows = new HashMap<>();

    UnitWorths(MarketSnapshot market, Currency base) {
        this.market = market;
        this.base = base;
        instruments =
                1 + market.prices().keySet().stream().mapToInt(InstrumentId::value).max().orElse(0);
        var currencies = new LinkedHashSet<>(market.rates().currencies());
        currencies.add(market.rates().pivot());
        currencies.add(base);

        int rows = instruments + currencies.size();
        states = new byte[rows];
        stale = new boolean[rows];
        high = new long[rows];
        low = new long[rows];
        scales = new byte[rows];
        exact = new BigDecimal[rows];

        var rates = new HashMap<Currency, @Nullable BigDecimal>();
        for (var currency : currencies) {
            var rate = market.rates().rate(currency, base).orElse(null);
            rates.put(currency, rate);
            int row = instruments + cashRows.size();
            cashRows.put(currency, row);
            if (rate != null) {
                keep(row, rate);
            }
        }
        market.prices().values().forEach(price -> keep(price, rates));
    }

    private void keep(Price price, Map<Currency, @Nullable BigDecimal> rates) {
        int row = price.instrument().value();
        stale[row] = price.quality() == Quality.STALE;
        var rate = rates.get(price.perUnit().currency());
        if (rate != null) {
            keep(row, price.perUnit().amount().multiply(rate));
        }
    }

    private void keep(int row, BigDecimal worth) {
        var plain = worth.stripTrailingZeros();
        var unscaled = plain.unscaledValue();
        exact[row] = plain;
        if (unscaled.bitLength() < 2 * Long.SIZE) {
            states[row] = KEPT;
            high[row] = unscaled.shiftRight(Long.SIZE).longValue();
            low[row] = unscaled.longValue();
            scales[row] = (byte) plain.scale();
        } else {
            states[row] = WIDE;
        }
    }

    int rowOf(int instrument) {
        return instrument < instruments ? instrument : 0;
    }

    int rowOfCash(Currency currency) {
        return cashRows.getOrDefault(currency, 0);
    }

    boolean isKnown(int row) {
        return states[row] != UNKNOWN;
    }

    boolean isStale(int row) {
        return stale[row];
    }

    /// The worth of `quantity ÷ 10^scale` units in ten-thousandths, rounded once, HALF_EVEN, or
    /// [WideProduct#DOES_NOT_FIT].
    long worth(int row, long quantity, int scale) {
        return states[row] == KEPT
                ? WideProduct.rounded(
                        quantity, high[row], low[row], scale + scales[row] - Worth.DIGITS)
                : WideProduct.DOES_NOT_FIT;
    }

    /// The same, whatever the size, and with a price from before some of `splits` in the units since.
    BigInteger exactWorth(int row, BigDecimal quantity, List<KnownSplit> splits) {
        var perUnit = splits.isEmpty() ? exact[row] : sinceSplits(row, splits);
        return perUnit == null
                ? BigInteger.ZERO
                : quantity.multiply(perUnit)
                        .setScale(Worth.DIGITS, RoundingMode.HALF_EVEN)
                        .unscaledValue();
    }

    private @Nullable BigDecimal sinceSplits(int row, List<KnownSplit> splits) {
        if (!isKnown(row)) {
            return null;
        }
        var price =
                market.price(new InstrumentId(row)).orElseThrow().inUnitsAfter(splits).perUnit();
        return market.rates()
                .rate(price.currency(), base)
                .map(rate -> price.amount().multiply(rate))
                .orElse(null);
    }
}
