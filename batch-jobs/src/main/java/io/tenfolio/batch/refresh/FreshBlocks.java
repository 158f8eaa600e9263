package io.tenfolio.batch.refresh;

import io.tenfolio.job.RunId;
import io.tenfolio.valuation.Figure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The blocks of one run that nobody need read back to put them into the cache: this node has valued and stored them, or another one did
/// and put them there already.
@Component
public class FreshBlocks {
    private @Nullable RunId run;
    private Map<Integer, Map<Figure, byte[]>> blocks = new HashMap<>();

    /// Call when the block is committed. Blocks of another run are forgotten.
    public synchronized void keep(RunId of, int block, Map<Figure, byte[]> figures) {
        begin(of);
        blocks.put(block, figures);
    }

    /// Another node has put this block into the cache: there are no figures of it to put.
    public synchronized void staged(RunId of, int block) {
        begin(of);
        blocks.putIfAbsent(block, Map.of());
    }

    private void begin(RunId of) {
        if (!of.equals(run)) {
            run = of;
            blocks = new HashMap<>();
        }
    }

    /// Those of a run with the figures that are still to be put; they are forgotten by this.
    synchronized Map<Integer, Map<Figure, byte[]>> take(RunId of) {
        if (!of.equals(run)) {
            return new HashMap<>();
        }
        var taken = blocks;
        run = null;
        blocks = new HashMap<>();
        return taken;
    }
}
