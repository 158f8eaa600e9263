package io.tenfolio.batch.valuation;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.LiveTicks;
import io.tenfolio.db.live.Tick;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.BlockValues;
import io.tenfolio.valuation.DayChange;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.MarketColumns;
import io.tenfolio.valuation.PackedFigures;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Values between slots: those who hold an instrument of which a price was pushed, as a run would that had this price, and nobody else.
///
/// What is committed decides, not who calls or how often: the cache says up to which push its ticks go, the database up to which there are
/// any. So a tick that a killed node owed, or a cache that was lost, is made up for by whoever looks next.
@Component
public class ValueTicks {
    /// A run may have begun to choose its prices a moment before its slot, by the clock of another node.
    private static final Duration BEFORE_ITS_SLOT = Duration.ofMinutes(1);

    private static final int TICKS_AT_ONCE = 10_000;

    private final Runs runs;
    private final Prices prices;
    private final Pushes pushes;
    private final Positions positions;
    private final HotSplits splits;
    private final HotPositions hot;
    private final HotHolders holders;
    private final TickStarts starts;
    private final LiveTicks live;
    private final BlockLayout layout;
    private @Nullable PushedMarket market;
    private @Nullable Splits openSplits;

    ValueTicks(
            Runs runs,
            Prices prices,
            Pushes pushes,
            Positions positions,
            HotSplits splits,
            HotPositions hot,
            HotHolders holders,
            TickStarts starts,
            LiveTicks live,
            BlockLayout layout) {
        this.runs = runs;
        this.prices = prices;
        this.pushes = pushes;
        this.positions = positions;
        this.splits = splits;
        this.hot = hot;
        this.holders = holders;
        this.starts = starts;
        this.live = live;
        this.layout = layout;
    }

    /// Brings ticks up to the last price that was pushed.
    ///
    /// @return how many portfolios were valued
    /// @throws io.tenfolio.db.live.CacheSilent if the cache does not answer; the next call goes on where this one ended
    public synchronized int catchUp() {
        return runs.latestPublished().map(this::catchUp).orElse(0);
    }

    private int catchUp(Run run) {
        var done = live.completeUpTo(run.id());
        if (done.isPresent() && done.getAsLong() >= pushes.last()) {
            return 0;
        }
        var newest = marketOf(run);
        var changed = newest.since(done.orElse(0));
        int valued = changed.isEmpty() ? 0 : value(newest, changed);
        live.complete(run.id(), newest.sequence());
        return valued;
    }

    private PushedMarket marketOf(Run run) {
        if (market == null || !market.run().equals(run)) {
            var frozen = prices.market(run.id()).orElseThrow();
            var from = run.id().slot().start().minus(BEFORE_ITS_SLOT);
            market = new PushedMarket(run, frozen, pushes.lastBefore(from));
        }
        long last = pushes.last();
        market.take(pushes.after(market.sequence()), last);
        return market;
    }

    private int value(PushedMarket newest, Set<InstrumentId> changed) {
        var held = hot.newest(positions.sequence());
        var places = holders.of(held).of(changed, layout);
        var run =
                new RunToValue(
                        newest.run().id(),
                        newest.run().positionSequence(),
                        hot.with(splits(newest, held.sequence()), held),
                        newest.market(),
                        new BlockValuer(new MarketColumns(newest.market())),
                        Optional.empty(),
                        newest::frozen);
        var ticks = new Ticks(run, newest);
        var some = new HashMap<PortfolioId, Tick>();
        int valued = 0;
        var days = starts.of(run, places);
        for (var block : places.entrySet()) {
            var day = days.get(block.getKey());
            if (day != null) {
                ticks.value(block.getKey(), block.getValue(), day, some);
            }
            if (some.size() >= TICKS_AT_ONCE) {
                valued += some.size();
                live.put(run.id(), some);
                some.clear();
            }
        }
        live.put(run.id(), some);
        return valued + some.size();
    }

    /// Those that the run's prices may be from before. A pushed price from after one needs it no more, and does not ask for it.
    private Map<Integer, HotSplits.OfBlock> splits(PushedMarket newest, long sequence) {
        var id = newest.run().id();
        if (openSplits == null || !openSplits.run.equals(id) || openSplits.sequence != sequence) {
            var open = splits.since(newest.frozen().prices().values(), sequence);
            openSplits = new Splits(id, sequence, open);
        }
        return openSplits.open;
    }

    private record Splits(RunId run, long sequence, Map<Integer, HotSplits.OfBlock> open) {}

    /// Values blocks at one market.
    private static final class Ticks {
        private final RunToValue run;
        private final Tick.Version version;
        private final Map<Integer, Price> newer = new HashMap<>();

        Ticks(RunToValue run, PushedMarket market) {
            this.run = run;
            this.version = new Tick.Version(market.sequence(), run.held().sequence());
            market.newer().forEach((instrument, price) -> newer.put(instrument.value(), price));
        }

        void value(int number, BitSet places, TickStarts.Day day, Map<PortfolioId, Tick> ticks) {
            var block = run.held().block(number).positions();
            var values = run.valuer().value(block, places);
            var change =
                    DayChange.apply(values.marketValue(), values.cash(), day.bases(), day.flows());
            places.stream()
                    .filter(place -> values.marketValue()[place] != PackedFigures.ABSENT)
                    .forEach(place ->
                            ticks.put(
                                    block.layout().at(number, place),
                                    new Tick(
                                            version,
                                            figures(values, change, place),
                                            laidOver(block.instruments(place)))));
        }

        private static Map<Figure, Long> figures(BlockValues values, long[] change, int place) {
            var figures = new EnumMap<Figure, Long>(Figure.class);
            for (var figure : Figure.values()) {
                long value = figure == Figure.DAY_CHANGE ? change[place] : values.of(figure)[place];
                if (value != PackedFigures.ABSENT) {
                    figures.put(figure, value);
                }
            }
            return figures;
        }

        private Map<Long, Quality> laidOver(IntStream held) {
            var laidOver = new HashMap<Long, Quality>();
            held.forEach(instrument -> {
                var price = newer.get(instrument);
                if (price != null) {
                    laidOver.put(price.id(), price.quality());
                }
            });
            return laidOver;
        }
    }
}
