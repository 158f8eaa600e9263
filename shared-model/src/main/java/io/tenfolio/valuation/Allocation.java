package io.tenfolio.valuation;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How the worth of a portfolio is spread, cash included, seen by class, sector, country, currency, account or
/// instrument. What has no value because of a gap is left out. Shown weights are percent with a given number
/// of digits and sum to exactly 100: the largest remainders are rounded up.
public final class Allocation {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Valuation valuation;
    private final Function<InstrumentId, Instrument> instruments;
    private final int digits;

    /// @param instruments knows every instrument of the valuation
    /// @param digits fractional digits of the percentages shown, 0 to 4
    public Allocation(
            Valuation valuation, Function<InstrumentId, Instrument> instruments, int digits) {
        if (digits < 0 || digits > 4) {
            throw new IllegalArgumentException("A weight is shown with 0 to 4 digits");
        }
        this.valuation = valuation;
        this.instruments = instruments;
        this.digits = digits;
    }

    /// One part of the whole. Debts and short positions weigh less than nothing.
    ///
    /// @param percent as shown
    public record Slice<K>(K key, Worth worth, BigDecimal percent) {}

    public List<Slice<AssetClass>> byClass() {
        return by(position -> position.holding().assetClass());
    }

    /// Sector "" is what has none, cash for example.
    public List<Slice<String>> bySector() {
        return by(position -> instrument(position).classification().sector());
    }

    /// ISO 3166 codes; "" is what belongs to no country.
    public List<Slice<String>> byCountry() {
        return by(position -> instrument(position).classification().country());
    }

    public List<Slice<Currency>> byCurrency() {
        return by(position -> position.holding().instrumentCurrency());
    }

    public List<Slice<AccountId>> byAccount() {
        return by(position -> position.holding().account());
    }

    public List<Slice<InstrumentId>> byInstrument() {
        return by(position -> position.holding().instrument());
    }

    private Instrument instrument(PositionValue position) {
        return instruments.apply(position.holding().instrument());
    }

    /// Largest first; nothing at all when there is nothing above zero to divide.
    private <K> List<Slice<K>> by(Function<PositionValue, K> key) {
        var sums = new LinkedHashMap<K, Worth>();
        for (var position : valuation.positions()) {
            position.marketValue()
                    .filter(worth -> worth.amount().signum() != 0)
                    .ifPresent(worth -> sums.merge(key.apply(position), worth, Worth::plus));
        }
        var total =
                sums.values().stream().map(Worth::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0) {
            return List.of();
        }
        var keys = new ArrayList<>(sums.keySet());
        keys.sort(
                Comparator.comparing((K k) -> worth(sums, k).amount())
                        .reversed()
                        .thenComparing(Object::toString));
        var worths = keys.stream().map(k -> worth(sums, k)).toList();
        var percents = percents(worths.stream().map(Worth::amount).toList(), total);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new Slice<>(keys.get(i), worths.get(i), percents.get(i)))
                .toList();
    }

    private static <K> Worth worth(LinkedHashMap<K, Worth> sums, K key) {
        return Objects.requireNonNull(sums.get(key));
    }

    /// Rounds all down and gives what is then missing of 100, one last digit each, to those that lost most.
    private List<BigDecimal> percents(List<BigDecimal> parts, BigDecimal total) {
        var scaled = parts.stream().map(part -> part.multiply(HUNDRED)).toList();
        var percents = new ArrayList<BigDecimal>();
        var lost = new ArrayList<BigDecimal>();
        for (var part : scaled) {
            var down = part.divide(total, digits, RoundingMode.FLOOR);
            percents.add(down);
            lost.add(part.subtract(down.multiply(total)));
        }
        var step = BigDecimal.ONE.movePointLeft(digits);
        int missing =
                HUNDRED.subtract(percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .movePointRight(digits)
                        .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get, Collections.reverseOrder()))
                .limit(missing)
                .forEach(i -> percents.set(i, percents.get(i).add(step)));
        return percents;
    }
}
