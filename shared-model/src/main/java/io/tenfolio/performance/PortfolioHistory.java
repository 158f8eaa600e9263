package io.tenfolio.performance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Gain;
import io.tenfolio.ledger.Holdings;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.OpeningWorth;
import io.tenfolio.ledger.Position;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.price.PriceHistory;
import io.tenfolio.valuation.OpenSplits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A portfolio through time: what its ledger, prices and rates tell of any period. Everything is in the base
/// currency; days are calendar days in `zone`.
///
/// All methods throw [io.tenfolio.ledger.UnknownRate] or [PriceHistory.UnknownPrice] when something that was held
/// or booked can not be told in the base currency.
public record PortfolioHistory(
        Ledger ledger,
        Currency base,
        ZoneId zone,
        CostMethod method,
        RateHistory rates,
        PriceHistory prices) {

    public PeriodIdentity identity(Period period) {
        var start = endOf(period.start());
        var end = endOf(period.end());
        var before = ledger.holdings(method, base, rates, start);
        var after =
                ledger.holdingsSince(
                        start, position -> opening(position, start), method, base, rates, end);
        var booked = Booked.sum(booked(period));
        var cashBefore = cash(before, start);
        var cashAfter = cash(after, end);
        return new PeriodIdentity(
                period,
                worth(before, start),
                unrealised(after, end),
                realised(after),
                new Worth(booked.earned(), base),
                new Worth(booked.fee(), base),
                new Worth(booked.tax(), base),
                new Worth(cashAfter.minus(cashBefore).amount().subtract(booked.cash()), base),
                new Worth(booked.transferred(), base),
                worth(after, end));
    }

    /// The evenings of a period, its first one as the reference, with what came from outside and went there.
    public List<ValuedDay> days(Period period) {
        return days(
                period,
                (holdings, at) -> worth(holdings, at).amount(),
                _ -> true,
                Booked::transferred);
    }

    /// Daily, after fees and taxes.
    public TimeWeightedReturn timeWeightedReturn(Period period) {
        return TimeWeightedReturn.daily(days(period));
    }

    public MoneyWeightedReturn moneyWeightedReturn(Period period) {
        return moneyWeighted(days(period));
    }

    /// One instrument in all accounts: taxes left out of its returns, fees kept.
    public InstrumentPerformance of(InstrumentId instrument, Period period) {
        var days =
                days(
                        period,
                        (holdings, at) -> marketValue(holdings, at, instrument),
                        booked -> booked.concerns(instrument),
                        Booked::putIn);
        var sums = Booked.sum(booked(period).filter(booked -> booked.concerns(instrument)));
        var initial = days.getFirst().value();
        var marketValue = days.getLast().value();
        return new InstrumentPerformance(
                instrument,
                new Worth(marketValue, base),
                new Worth(sums.fee(), base),
                new Worth(sums.tax(), base),
                new Worth(
                        marketValue.subtract(initial).subtract(sums.putIn()).subtract(sums.tax()),
                        base),
                TimeWeightedReturn.daily(days),
                moneyWeighted(days));
    }

    private List<ValuedDay> days(
            Period period,
            Valued valued,
            Predicate<Booked> wanted,
            Function<Booked, BigDecimal> flow) {
        var dates = period.start().datesUntil(period.end().plusDays(1)).toList();
        var series = ledger.holdings(method, base, rates, dates.stream().map(this::endOf).toList());
        var bookedByDay = bookedByDay(period);
        var days = new ArrayList<ValuedDay>(dates.size());
        for (int i = 0; i < dates.size(); i++) {
            var date = dates.get(i);
            var in = BigDecimal.ZERO;
            var out = BigDecimal.ZERO;
            for (var booked : bookedByDay.getOrDefault(date, List.of())) {
                if (!wanted.test(booked)) continue;
                var amount = flow.apply(booked);
                if (amount.signum() > 0) in = in.add(amount);
                else out = out.subtract(amount);
            }
            days.add(new ValuedDay(date, valued.at(series.get(i), endOf(date)), in, out));
        }
        return days;
    }

    /// Of days that [#days] told: the value at the start was paid in then, the value at the end is taken out then.
    public static MoneyWeightedReturn moneyWeighted(List<ValuedDay> days) {
        var flows = new ArrayList<CashFlow>();
        flows.add(new CashFlow(days.getFirst().day(), days.getFirst().value().negate()));
        for (var day : days.subList(1, days.size())) {
            flows.add(new CashFlow(day.day(), day.withdrawn().subtract(day.contributed())));
        }
        flows.add(new CashFlow(days.getLast().day(), days.getLast().value()));
        return MoneyWeightedReturn.of(flows);
    }

    private Stream<Booked> booked(Period period) {
        return bookedByDay(period).values().stream().flatMap(List::stream);
    }

    private Map<LocalDate, List<Booked>> bookedByDay(Period period) {
        return ledger.entries().stream()
                .filter(entry -> period.contains(dayOf(entry)))
                .collect(
                        groupingBy(
                                this::dayOf,
                                mapping(entry -> Booked.of(entry, base, rates), toList())));
    }

    private LocalDate dayOf(LedgerEntry entry) {
        return LocalDate.ofInstant(entry.booking().effectiveAt(), zone);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    private Worth worth(Holdings holdings, Instant at) {
        return sum(holdings, _ -> true, at);
    }

    private Worth cash(Holdings holdings, Instant at) {
        return sum(holdings, this::isCash, at);
    }

    private BigDecimal marketValue(Holdings holdings, Instant at, InstrumentId instrument) {
        return sum(holdings, position -> position.key().instrument().equals(instrument), at)
                .amount();
    }

    /// The sum of position values, each rounded once.
    private Worth sum(Holdings holdings, Predicate<Position> wanted, Instant at) {
        return holdings.positions().values().stream()
                .filter(wanted)
                .filter(position -> !position.quantity().isZero())
                .map(position -> new Worth(opening(position, at).base(), base))
                .reduce(Worth.zero(base), Worth::plus);
    }

    /// Quantity × price (× rate, rounded once in the base currency).
    private OpeningWorth opening(Position position, Instant at) {
        var units = position.quantity().units();
        if (isCash(position)) {
            return new OpeningWorth(units, inBase(units, position.local(), at));
        }
        var splits = OpenSplits.of(ledger, position.key(), zone, at);
        var price = prices.require(position.key().instrument(), at, splits);
        var quoted = units.multiply(price.amount());
        var worth = inBase(quoted, price.currency(), at);
        // in the base currency both are the same, rounded: a difference would look like a currency
        // gain
        return position.local().equals(base)
                ? new OpeningWorth(worth, worth)
                : new OpeningWorth(
                        quoted.multiply(rates.require(price.currency(), position.local(), at)),
                        worth);
    }

    private BigDecimal inBase(BigDecimal amount, Currency currency, Instant at) {
        return new Worth(amount.multiply(rates.require(currency, base, at)), base).amount();
    }

    private boolean isCash(Position position) {
        return ledger.listings().isCash(position.key().instrument());
    }

    private Gain unrealised(Holdings holdings, Instant at) {
        var gain = BigDecimal.ZERO;
        var fromCurrency = BigDecimal.ZERO;
        for (var position : holdings.positions().values()) {
            if (isCash(position) || position.quantity().isZero()) continue;
            var value = opening(position, at).base();
            for (var lot : position.lots()) {
                gain = gain.subtract(lot.base().gross());
                fromCurrency =
                        fromCurrency
                                .add(
                                        lot.local()
                                                .gross()
                                                .multiply(
                                                        rates.require(position.local(), base, at)))
                                .subtract(lot.base().gross());
            }
            gain = gain.add(value);
        }
        return new Gain(new Worth(gain, base), new Worth(fromCurrency, base));
    }

    private Gain realised(Holdings holdings) {
        var gain = BigDecimal.ZERO;
        var fromCurrency = BigDecimal.ZERO;
        for (var relief : holdings.reliefs()) {
            gain = gain.add(relief.gain());
            fromCurrency = fromCurrency.add(relief.fromCurrency());
        }
        return new Gain(new Worth(gain, base), new Worth(fromCurrency, base));
    }

    private interface Valued {
        BigDecimal at(Holdings holdings, Instant end);
    }
}
