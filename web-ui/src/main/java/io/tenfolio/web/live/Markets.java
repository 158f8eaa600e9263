package io.tenfolio.web.live;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.Prices;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The prices and rates of runs and of last closes, read once a node: a run's market never changes.
final class Markets {
    private static final Currency PIVOT = Currency.getInstance("EUR");

    /// A close is taken from the last run before midnight only when that run was near it.
    private static final Duration NEAR = Duration.ofHours(6);

    private final Runs runs;
    private final Prices prices;
    private final Newest<RunId, MarketSnapshot> ofRuns = new Newest<>(4);
    private final Newest<LaidOver, MarketSnapshot> withNewer = new Newest<>(64);
    private final Newest<Instant, Optional<Run>> lastBefore = new Newest<>(32);
    private final Newest<Instant, MarketSnapshot> atMidnights = new Newest<>(32);

    Markets(Runs runs, Prices prices) {
        this.runs = runs;
        this.prices = prices;
    }

    MarketSnapshot of(RunId run) {
        return ofRuns.get(run, () -> prices.market(run).orElseThrow(() -> new MarketMissing(run)));
    }

    /// The market of a run with newer prices laid over, in the quality they have until the next one.
    MarketSnapshot of(RunId run, Map<Long, Quality> laidOver) {
        return laidOver.isEmpty()
                ? of(run)
                : withNewer.get(new LaidOver(run, laidOver), () -> of(run).with(newer(laidOver)));
    }

    private List<Price> newer(Map<Long, Quality> laidOver) {
        return prices.byId(laidOver.keySet()).stream()
                .map(price -> price.withQuality(laidOver.getOrDefault(price.id(), price.quality())))
                .toList();
    }

    private record LaidOver(RunId run, Map<Long, Quality> prices) {}

    /// The run of the last slot before `midnight`; empty when none was near.
    Optional<Run> lastRunBefore(Instant midnight) {
        return lastBefore.get(midnight, () -> readLastBefore(midnight));
    }

    private Optional<Run> readLastBefore(Instant midnight) {
        return runs.publishedBefore(new RunId(new Slot(midnight), 0))
                .filter(run -> run.id().slot().start().isAfter(midnight.minus(NEAR)));
    }

    /// What held at the last slot before `midnight`; from prices recorded until then when no run was near.
    MarketSnapshot before(Instant midnight) {
        return atMidnights.get(midnight, () -> readBefore(midnight));
    }

    private MarketSnapshot readBefore(Instant midnight) {
        return lastRunBefore(midnight)
                .map(Run::id)
                .flatMap(prices::market)
                .orElseGet(() -> recordedUntil(midnight));
    }

    private MarketSnapshot recordedUntil(Instant midnight) {
        var perPivot = new HashMap<Currency, BigDecimal>();
        prices.latestRates(midnight)
                .forEach((currency, rate) -> perPivot.put(currency, rate.perPivot()));
        perPivot.remove(PIVOT);
        return new MarketSnapshot(prices.latest(midnight), new ExchangeRates(PIVOT, perPivot));
    }

    /// A few values that are dear to read; the least recently used goes first. Readers of the same key wait
    /// for one read.
    private static final class Newest<K, V> {
        private final Map<K, V> kept;

        Newest(int most) {
            kept =
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                            return size() > most;
                        }
                    };
        }

        synchronized V get(K key, Supplier<V> read) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
            var value = read.get();
            kept.put(key, value);
            return value;
        }
    }
}
