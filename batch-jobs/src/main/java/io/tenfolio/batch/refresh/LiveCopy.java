package io.tenfolio.batch.refresh;

import io.tenfolio.db.job.Runs;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.NoLiveValuations;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.valuation.Figure;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps the cache a copy of the newest published run. What this node valued itself is put from memory, the rest is read.
@Component
public class LiveCopy {
    private final Runs runs;
    private final Valuations valuations;
    private final LiveValuations live;
    private final FreshBlocks fresh;

    LiveCopy(Runs runs, Valuations valuations, LiveValuations live, FreshBlocks fresh) {
        this.runs = runs;
        this.valuations = valuations;
        this.live = live;
        this.fresh = fresh;
    }

    /// Puts the newest published run into the cache unless it is there; the run if it was put. An older slot published late changes nothing.
    public Optional<RunId> refresh() {
        if (live instanceof NoLiveValuations) {
            return Optional.empty();
        }
        var newest = runs.latestPublished().map(Run::id);
        if (newest.isEmpty() || newest.equals(live.shown())) {
            return Optional.empty();
        }
        live.show(newest.get(), blocks(newest.get()));
        return newest;
    }

    private Map<Integer, Map<Figure, byte[]>> blocks(RunId run) {
        var blocks = fresh.take(run);
        for (var block : valuations.blocks(run)) {
            blocks.computeIfAbsent(block, _ -> valuations.block(run, block));
        }
        return blocks;
    }
}
