package io.tenfolio.web.live;

import io.tenfolio.access.UserId;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.PositionFlows;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.CacheSilent;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.Tick;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.PositionBases;
import io.tenfolio.valuation.Valuation;
import io.tenfolio.valuation.Valuer;
import io.tenfolio.web.live.Picture.Origin;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one portfolio for one person: the totals from the run's block (cache first, then MariaDB), the
/// positions valued here with the run's own prices, so that they sum to the total shown.
final class PortfolioReader {
    private static final Logger log = LoggerFactory.getLogger(PortfolioReader.class);

    /// A portfolio that a run skipped is shown as an earlier run valued it, this many runs back at most.
    private static final int RUNS_BACK = 12;

    private final Portfolios portfolios;
    private final Positions positions;
    private final LiveValuations cache;
    private final LiveTicks ticks;
    private final Valuations valuations;
    private final Runs runs;
    private final Markets markets;
    private final KnownInstruments instruments;
    private final HoldingCosts costs;
    private final PositionFlows flows;
    private final PositionSplits splits;
    private final Flows external;

    PortfolioReader(
            Portfolios portfolios,
            Positions positions,
            LiveValuations cache,
            LiveTicks ticks,
            Valuations valuations,
            Runs runs,
            Markets markets,
            KnownInstruments instruments,
            HoldingCosts costs,
            PositionFlows flows,
            PositionSplits splits,
            Flows external) {
        this.portfolios = portfolios;
        this.positions = positions;
        this.cache = cache;
        this.ticks = ticks;
        this.valuations = valuations;
        this.runs = runs;
        this.markets = markets;
        this.instruments = instruments;
        this.costs = costs;
        this.flows = flows;
        this.splits = splits;
        this.external = external;
    }

    /// Empty when `viewer` may not see it; then, for them, it does not exist.
    Optional<Picture> read(UserId viewer, PortfolioId id) {
        return portfolios.visibleTo(viewer, id).map(this::newest);
    }

    private Picture newest(Portfolio portfolio) {
        var run = runs.latestPublished();
        var since = run.flatMap(newest -> openedSince(newest, portfolio));
        if (since.isPresent()) {
            return since.get();
        }
        for (int back = 0; run.isPresent() && back < RUNS_BACK; back++) {
            var picture = in(run.get(), portfolio);
            if (picture.isPresent()) {
                return picture.get();
            }
            run = runs.publishedBefore(run.get().id());
        }
        return new Picture.Waiting(portfolio);
    }

    private Optional<Picture> in(Run run, Portfolio portfolio) {
        var cached = fromCache(run.id(), portfolio.id());
        if (cached.isPresent()) {
            return Optional.of(picture(run, portfolio, cached.get(), Origin.CACHE));
        }
        return valuations
                .of(run.id(), portfolio.id())
                .filter(Figures::isValued)
                .map(scaled -> picture(run, portfolio, scaled, Origin.DATABASE));
    }

    /// The newest run cannot have valued what was opened after it: the page does, until the next one.
    private Optional<Picture> openedSince(Run run, Portfolio portfolio) {
        return positions.opened(portfolio.id()) > run.positionSequence()
                ? Optional.of(picture(run, portfolio, Map.of(), Origin.CACHE))
                : Optional.empty();
    }

    private Optional<Map<Figure, Long>> fromCache(RunId run, PortfolioId portfolio) {
        try {
            return cache.of(run, portfolio).filter(Figures::isValued);
        } catch (CacheSilent silent) {
            log.debug("Reading the database instead: {}", silent.getMessage());
            return Optional.empty();
        }
    }

    private Picture picture(Run run, Portfolio portfolio, Map<Figure, Long> scaled, Origin origin) {
        var from = scaled.isEmpty() ? Start.nothing(run, markets) : start(run, portfolio, scaled);
        var market = from.market;
        long changed = lastChange(portfolio);
        long sequence = Math.max(from.positionSequence, changed);
        boolean isBehind = sequence > from.positionSequence || scaled.isEmpty();
        var all = positions.of(portfolio.id(), sequence);
        var figures =
                isBehind
                        ? since(from, sequence, portfolio, all)
                        : Figures.of(from.figures, portfolio.baseCurrency());
        var held = all.stream().filter(holding -> !holding.quantity().isZero()).toList();
        var bases = dayBases(run, market, sequence, portfolio, held);
        var shown =
                all.stream()
                        .filter(holding ->
                                !holding.quantity().isZero() || isOfToday(holding, bases))
                        .toList();
        var valuation =
                valued(portfolio, sequence, costs.complete(portfolio, sequence, shown), market);
        return new Picture.Valued(
                portfolio,
                run.id(),
                sequence,
                changed > run.positionSequence() || scaled.isEmpty(),
                from.liveOrNull,
                figures,
                origin,
                valuation,
                positions(valuation, bases));
    }

    /// What a picture starts from: the figures of a run or of a tick laid over it, the market and the sequence they are of.
    private record Start(
            Map<Figure, Long> figures,
            MarketSnapshot market,
            long positionSequence,
            Picture.@Nullable Live liveOrNull) {
        static Start nothing(Run run, Markets markets) {
            return new Start(Map.of(), markets.of(run.id()), run.positionSequence(), null);
        }
    }

    /// The newer of the two; without an answer in time, the run's.
    private Start start(Run run, Portfolio portfolio, Map<Figure, Long> scaled) {
        try {
            return ticks.of(run.id(), portfolio.id())
                    .map(tick -> start(run, tick))
                    .orElseGet(() ->
                            new Start(scaled, markets.of(run.id()), run.positionSequence(), null));
        } catch (CacheSilent silent) {
            log.debug("Showing the run without what was pushed since: {}", silent.getMessage());
            return new Start(scaled, markets.of(run.id()), run.positionSequence(), null);
        }
    }

    private Start start(Run run, Tick tick) {
        var market = markets.of(run.id(), tick.laidOver());
        var pricedAt =
                market.prices().values().stream()
                        .filter(price -> tick.laidOver().containsKey(price.id()))
                        .map(Price::asOf)
                        .max(Instant::compareTo)
                        .orElseGet(() -> run.id().slot().start());
        return new Start(
                tick.figures(),
                market,
                tick.version().positionSequence(),
                new Picture.Live(tick.version(), pricedAt));
    }

    private long lastChange(Portfolio portfolio) {
        return lastChanges(List.of(portfolio.id())).getOrDefault(portfolio.id(), 0L);
    }

    /// The figures with what was booked since, at the same prices and rates. What came in and went out since is no change of the day.
    private Figures since(Start from, long sequence, Portfolio portfolio, List<Holding> all) {
        var base = portfolio.baseCurrency();
        var now = valued(portfolio, sequence, all, from.market);
        var then = Figures.of(from.figures, base);
        var inAndOut =
                new FlowWorth(from.market, base)
                        .of(external.between(from.positionSequence, sequence, portfolio.id()));
        var dayChange =
                then.dayChange()
                        .or(() ->
                                from.figures.isEmpty()
                                        ? Optional.of(Worth.zero(base))
                                        : Optional.empty())
                        .flatMap(change ->
                                inAndOut.map(flow ->
                                        change.plus(now.total()).minus(then.total()).minus(flow)))
                        .orElse(null);
        return new Figures(
                now.marketValue(), now.cash(), now.cost(), now.realisedGain(), dayChange);
    }

    private List<ValuedPosition> positions(Valuation valuation, PositionBases bases) {
        return valuation.positions().stream()
                .map(value ->
                        new ValuedPosition(
                                instruments.get(value.holding().instrument()),
                                value,
                                bases.of(key(value.holding())).orElse(null)))
                .toList();
    }

    /// What was closed since midnight changed the day too, so it keeps its row until the next one.
    private static boolean isOfToday(Holding closed, PositionBases bases) {
        return bases.of(key(closed)).filter(base -> base.amount().signum() != 0).isPresent();
    }

    private static PositionKey key(Holding holding) {
        return new PositionKey(holding.account(), holding.instrument());
    }

    /// Where no run was near midnight nobody knows what was held in it: then the day is that of the units held now.
    private PositionBases dayBases(
            Run run,
            MarketSnapshot market,
            long sequence,
            Portfolio portfolio,
            List<Holding> held) {
        var midnight = localMidnight(run.id().slot().start(), portfolio);
        var before = markets.before(midnight);
        var id = portfolio.id();
        var base = portfolio.baseCurrency();
        return markets.lastRunBefore(midnight)
                .map(Run::positionSequence)
                .map(then ->
                        PositionBases.of(
                                valued(portfolio, then, positions.of(id, then), before),
                                flows.between(id, base, then, sequence),
                                market))
                .orElseGet(() ->
                        PositionBases.of(
                                valued(portfolio, sequence, held, before), List.of(), market));
    }

    /// What is held as of `sequence`, where some of the market's prices may be from before a split that is in it.
    private Valuation valued(
            Portfolio portfolio, long sequence, List<Holding> held, MarketSnapshot market) {
        var prices =
                held.stream()
                        .map(Holding::instrument)
                        .distinct()
                        .flatMap(instrument -> market.price(instrument).stream())
                        .toList();
        return new Valuer(market, splits.since(prices, sequence, portfolio.id()))
                .value(portfolio.id(), portfolio.baseCurrency(), held);
    }

    Optional<Price> price(RunId run, InstrumentId instrument) {
        return markets.of(run).price(instrument);
    }

    /// The sequence of the last change of each portfolio's positions.
    Map<PortfolioId, Long> lastChanges(Collection<PortfolioId> asked) {
        return positions.lastChanges(asked);
    }

    /// The sequence of the last booking anywhere.
    long lastBooking() {
        return positions.sequence();
    }

    /// The midnight that began the day of `at` in the portfolio's zone.
    static Instant localMidnight(Instant at, Portfolio portfolio) {
        var zone = portfolio.zone();
        return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
