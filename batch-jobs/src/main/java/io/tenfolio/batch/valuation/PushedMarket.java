package io.tenfolio.batch.valuation;

import io.tenfolio.db.price.Pushes.Pushed;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Run;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The market of a run with the newest of what was pushed since laid over. Changed by one thread.
final class PushedMarket {
    private final Run run;
    private final MarketSnapshot frozen;
    private final Map<InstrumentId, Pushed> newer = new HashMap<>();
    private long sequence;

    /// @param sequence from where on pushes may be missing in the run's market
    PushedMarket(Run run, MarketSnapshot frozen, long sequence) {
        this.run = run;
        this.frozen = frozen;
        this.sequence = sequence;
    }

    Run run() {
        return run;
    }

    MarketSnapshot frozen() {
        return frozen;
    }

    /// Up to which pushed price it goes.
    long sequence() {
        return sequence;
    }

    /// In the order of their commit. What the run had already is no news, nor is what is older than another one.
    ///
    /// @param upTo a number that was committed before they were read: what is not among them up to it was forgotten long ago
    void take(List<Pushed> pushes, long upTo) {
        sequence = Math.max(sequence, upTo);
        for (var pushed : pushes) {
            sequence = Math.max(sequence, pushed.sequence());
            var instrument = pushed.price().instrument();
            var known = newer.get(instrument);
            var last = known == null ? frozen.price(instrument).orElse(null) : known.price();
            if (last == null || isNewer(pushed.price(), last)) {
                newer.put(instrument, pushed);
            }
        }
    }

    private static boolean isNewer(Price price, Price last) {
        int byTime = price.asOf().compareTo(last.asOf());
        return byTime > 0 || byTime == 0 && price.recordedAt().isAfter(last.recordedAt());
    }

    /// The instruments of which it has newer prices than the run, that came after a number.
    Set<InstrumentId> since(long after) {
        return newer.values().stream()
                .filter(pushed -> pushed.sequence() > after)
                .map(pushed -> pushed.price().instrument())
                .collect(Collectors.toSet());
    }

    Map<InstrumentId, Price> newer() {
        return newer.values().stream()
                .map(Pushed::price)
                .collect(Collectors.toMap(Price::instrument, price -> price));
    }

    MarketSnapshot market() {
        return frozen.with(newer().values());
    }
}
