package io.tenfolio.standalone.demo;

import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.ledger.ExternalFlows;
import io.tenfolio.ledger.Holdings;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.Position;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a demo portfolio holds now, and what it was worth at the end of each of its days: by the ledger and the prices of that
/// evening, as the job would have said it.
final class EndOfDay {
    private final Catalog catalog;
    private final PriceHistory prices;
    private final Listings listings;
    private final RateHistory rates;

    EndOfDay(Catalog catalog, PriceHistory prices) {
        this.catalog = catalog;
        this.prices = prices;
        this.listings = Listings.of(catalog.all().toList());
        this.rates = this::rateAt;
    }

    /// The last rate that was set by then.
    private Optional<BigDecimal> rateAt(Currency from, Currency to, Instant at) {
        var local = at.atZone(PriceHistory.CENTRAL_BANK);
        var set = !local.toLocalTime().isBefore(PriceHistory.RATES_ARE_SET);
        var day = set ? local.toLocalDate() : local.toLocalDate().minusDays(1);
        return prices.rates(day).rate(from, to);
    }

    SortedMap<PositionKey, Position> positions(DemoPortfolio one, Instant now) {
        return ledger(one)
                .positions(
                        one.portfolio().costMethod(), one.portfolio().baseCurrency(), rates, now);
    }

    /// The closes of all days that are over at `now` where the portfolio is at home, oldest first.
    List<TimedClose> closes(DemoPortfolio one, Instant now) {
        var zone = one.portfolio().zone();
        var base = one.portfolio().baseCurrency();
        var ledger = ledger(one);
        var changes = holdingsAfterChanges(one, ledger);
        var flows = ledger.externalFlows(base, rates).byDay(zone);
        var closes = new ArrayList<TimedClose>();
        var none = new ExternalFlows.Day(Worth.zero(base), Worth.zero(base));
        var evening = new Evening(List.of(), BigDecimal.ZERO, BigDecimal.ZERO);
        for (var day = one.opened(); isOver(day, zone, now); day = day.plusDays(1)) {
            var changed = changes.get(day);
            if (changed != null) {
                evening = evening(changed.positions().values());
            }
            var flow = flows.getOrDefault(day, none);
            closes.add(new TimedClose(evening.close(one, day, flow), endOf(day, zone)));
        }
        return closes;
    }

    private static boolean isOver(LocalDate day, ZoneId zone, Instant now) {
        return !endOf(day, zone).isAfter(now);
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Ledger ledger(DemoPortfolio one) {
        return Ledger.of(one.accounts(), one.entries(), listings);
    }

    /// What was held at the end of each day on which something was booked.
    private TreeMap<LocalDate, Holdings> holdingsAfterChanges(DemoPortfolio one, Ledger ledger) {
        var zone = one.portfolio().zone();
        var days =
                ledger.entries().stream()
                        .map(entry -> LocalDate.ofInstant(entry.booking().effectiveAt(), zone))
                        .distinct()
                        .toList();
        var moments = days.stream().map(day -> endOf(day, zone).minusNanos(1)).toList();
        var holdings =
                ledger.holdings(
                        one.portfolio().costMethod(),
                        one.portfolio().baseCurrency(),
                        rates,
                        moments);
        var changes = new TreeMap<LocalDate, Holdings>();
        for (int i = 0; i < days.size(); i++) {
            changes.put(days.get(i), holdings.get(i));
        }
        return changes;
    }

    private Evening evening(Collection<Position> positions) {
        var held = positions.stream().filter(position -> !position.quantity().isZero()).toList();
        return new Evening(
                held,
                sum(positions.stream().map(Position::cost).toList()),
                sum(positions.stream().map(position -> position.realised().total()).toList()));
    }

    private boolean isCash(Position position) {
        return listings.isCash(position.key().instrument());
    }

    private static BigDecimal sum(List<Worth> worths) {
        return worths.stream().map(Worth::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What is held from one change to the next, and what it cost.
    private final class Evening {
        private final List<Position> cash;
        private final List<Position> others;
        private final BigDecimal cost;
        private final BigDecimal realised;

        Evening(List<Position> held, BigDecimal cost, BigDecimal realised) {
            this.cash = held.stream().filter(EndOfDay.this::isCash).toList();
            this.others = held.stream().filter(position -> !isCash(position)).toList();
            this.cost = cost;
            this.realised = realised;
        }

        Close close(DemoPortfolio one, LocalDate day, ExternalFlows.Day flows) {
            var zone = one.portfolio().zone();
            var base = one.portfolio().baseCurrency();
            var market = BigDecimal.ZERO;
            for (var position : others) {
                var listing = catalog.listing(position.key().instrument());
                var price = prices.atEndOf(day, zone, listing);
                market = market.add(worth(position, price, day, base));
            }
            var money = BigDecimal.ZERO;
            for (var position : cash) {
                money = money.add(worth(position, BigDecimal.ONE, day, base));
            }
            return new Close(
                    one.portfolio().id(),
                    day,
                    market,
                    money,
                    cost,
                    realised,
                    flows.in().amount(),
                    flows.out().amount());
        }

        /// Quantity × price × rate, rounded once: as the valuer does.
        private BigDecimal worth(
                Position position, BigDecimal price, LocalDate day, Currency base) {
            var rate = prices.rates(day).rate(position.local(), base).orElseThrow();
            return new Worth(position.quantity().units().multiply(price).multiply(rate), base)
                    .amount();
        }
    }
}
