package io.tenfolio.batch.alert;

import io.tenfolio.alert.Alert;
import io.tenfolio.alert.AlertRule;
import io.tenfolio.db.alert.AlertRules;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.Holding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/// Compares each published run with that of the slot before, rule by rule, from the last run on that people were told of: none is passed over
/// because others followed it before anybody looked. An older slot that is published late tells nobody. It comes after publishing and apart
/// from it: whatever fails here, the run stays shown, and a rule is told once a slot however often this runs.
@Component
public class RaiseAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(RaiseAlerts.class);

    private final Runs runs;
    private final Prices prices;
    private final Portfolios portfolios;
    private final Positions positions;
    private final Flows flows;
    private final Valuations valuations;
    private final AlertRules rules;
    private final Notifications notifications;

    public RaiseAlerts(
            Runs runs,
            Prices prices,
            Portfolios portfolios,
            Positions positions,
            Flows flows,
            Valuations valuations,
            AlertRules rules,
            Notifications notifications) {
        this.runs = runs;
        this.prices = prices;
        this.portfolios = portfolios;
        this.positions = positions;
        this.flows = flows;
        this.valuations = valuations;
        this.rules = rules;
        this.notifications = notifications;
    }

    /// The shown runs of two slots in a row.
    private record Step(
            Run before, Run now, MarketSnapshot market, Set<InstrumentId> becameStale) {}

    /// How many notices were new.
    public int raise() {
        var newest = runs.latestPublished();
        if (newest.isEmpty()) {
            return 0;
        }
        var untold =
                notifications
                        .toldUpTo()
                        .map(runs::publishedAfter)
                        .orElseGet(() -> List.of(newest.get()));
        int told = 0;
        for (var run : untold) {
            told += raise(run);
            notifications.haveTold(run.id());
        }
        return told;
    }

    private int raise(Run now) {
        var inForce = rules.inForce();
        var before = runs.publishedBefore(new RunId(now.id().slot(), 0));
        var market = prices.market(now.id());
        if (inForce.isEmpty() || before.isEmpty() || market.isEmpty()) {
            return 0;
        }
        var stale = stale(market.get());
        prices.market(before.get().id()).map(RaiseAlerts::stale).ifPresent(stale::removeAll);
        var step = new Step(before.get(), now, market.get(), stale);
        int told = 0;
        for (var rule : inForce) {
            told += raiseApart(rule, step);
        }
        return told;
    }

    /// What is wrong with one rule keeps nobody else from being told. When the database does not answer, the run is told of again.
    private int raiseApart(AlertRule rule, Step step) {
        try {
            return raise(rule, step);
        } catch (TransientDataAccessException | NonTransientDataAccessResourceException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "User {} is not told of portfolio {} in {}",
                    rule.user().value(),
                    rule.portfolio().value(),
                    step.now().id(),
                    e);
            return 0;
        }
    }

    private static Set<InstrumentId> stale(MarketSnapshot market) {
        return market.prices().values().stream()
                .filter(price -> price.quality() == Quality.STALE)
                .map(Price::instrument)
                .collect(Collectors.toSet());
    }

    private int raise(AlertRule rule, Step step) {
        var portfolio = portfolios.find(rule.portfolio()).orElseThrow();
        int told = 0;
        var moved = move(rule, portfolio, step);
        if (moved.isPresent() && notifications.tell(moved.get(), portfolio.baseCurrency())) {
            told++;
        }
        var aged = stale(rule, step);
        if (aged.isPresent() && notifications.tell(aged.get(), portfolio.baseCurrency())) {
            told++;
        }
        return told;
    }

    /// What was paid in or out between the two runs is no move.
    private Optional<Alert> move(AlertRule rule, Portfolio portfolio, Step step) {
        var base = portfolio.baseCurrency();
        var then = total(step.before().id(), portfolio);
        var now = total(step.now().id(), portfolio);
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        var move = now.get().minus(then.get());
        for (var flow :
                flows.between(
                        step.before().positionSequence(),
                        step.now().positionSequence(),
                        portfolio.id())) {
            var worth = worth(flow, step.market(), base);
            if (worth.isEmpty()) {
                return Optional.empty();
            }
            move = move.minus(worth.get());
        }
        return rule.tells(move, then.get())
                ? Optional.of(
                        new Alert.LargeMove(
                                rule.user(),
                                portfolio.id(),
                                step.now().id().slot(),
                                move,
                                AlertRule.percent(move, then.get())))
                : Optional.empty();
    }

    private Optional<Worth> total(RunId run, Portfolio portfolio) {
        return valuations
                .of(run, portfolio.id())
                .filter(figures ->
                        figures.containsKey(Figure.MARKET_VALUE)
                                && figures.containsKey(Figure.CASH))
                .map(figures ->
                        Worth.ofScaled(
                                        figures.getOrDefault(Figure.MARKET_VALUE, 0L),
                                        portfolio.baseCurrency())
                                .plus(
                                        Worth.ofScaled(
                                                figures.getOrDefault(Figure.CASH, 0L),
                                                portfolio.baseCurrency())));
    }

    private static Optional<Worth> worth(Flow flow, MarketSnapshot market, Currency base) {
        var instrument = flow.instrumentOrNull();
        if (instrument == null) {
            return in(flow.currency(), flow.amount(), market, base);
        }
        return market.price(instrument)
                .flatMap(price ->
                        in(
                                price.perUnit().currency(),
                                flow.amount().multiply(price.perUnit().amount()),
                                market,
                                base));
    }

    private static Optional<Worth> in(
            Currency currency, BigDecimal amount, MarketSnapshot market, Currency base) {
        return market.rates()
                .rate(currency, base)
                .map(rate -> new Worth(amount.multiply(rate), base));
    }

    private Optional<Alert> stale(AlertRule rule, Step step) {
        if (!rule.stalePrices() || step.becameStale().isEmpty()) {
            return Optional.empty();
        }
        long touched =
                positions.of(rule.portfolio(), step.now().positionSequence()).stream()
                        .filter(holding -> !holding.quantity().isZero())
                        .map(Holding::instrument)
                        .distinct()
                        .filter(step.becameStale()::contains)
                        .count();
        return touched == 0
                ? Optional.empty()
                : Optional.of(
                        new Alert.StalePrices(
                                rule.user(),
                                rule.portfolio(),
                                step.now().id().slot(),
                                Math.toIntExact(touched)));
    }
}
