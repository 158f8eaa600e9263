package io.tenfolio.batch.refresh;

import io.tenfolio.job.RunId;
import io.tenfolio.valuation.Figure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The blocks of one run that this node has valued and stored, until they are in the cache: nobody need read them back.
@Component
public class FreshBlocks {
    private @Nullable RunId run;
    private Map<Integer, Map<Figure, byte[]>> blocks = new HashMap<>();

    /// Call when the block is committed. Blocks of another run are forgotten.
    public synchronized void keep(RunId of, int block, Map<Figure, byte[]> figures) {
        if (!of.equals(run)) {
            run = of;
            blocks = new HashMap<>();
        }
        blocks.put(block, figures);
    }

    /// Those of a run, which are forgotten by this.
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
