package io.tenfolio.db.live;

import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Figure;

/// How runs and their blocks are written in the maps: plain strings, as nothing else is let in.
final class LiveKeys {
    private LiveKeys() {}

    /// `slot/revision`, the slot in epoch seconds.
    static String of(RunId run) {
        return run.slot().epochSecond() + "/" + run.revision();
    }

    /// `slot/revision/figure/block`.
    static String of(RunId run, Figure figure, int block) {
        return of(run) + "/" + figure.code() + "/" + block;
    }

    /// `slot/revision/portfolio`.
    static String of(RunId run, PortfolioId portfolio) {
        return of(run) + "/" + portfolio.value();
    }

    /// Finds the entries of a run, by its key.
    static <V> Predicate<String, V> below(String run) {
        return Predicates.like("__key", run + "/%");
    }

    static RunId run(String written) {
        var parts = written.split("/");
        return new RunId(Slot.ofEpochSecond(Long.parseLong(parts[0])), Integer.parseInt(parts[1]));
    }

    static Figure figure(String key) {
        return Figure.ofCode(Integer.parseInt(key.split("/")[2]));
    }

    static int block(String key) {
        return Integer.parseInt(key.split("/")[3]);
    }
}
