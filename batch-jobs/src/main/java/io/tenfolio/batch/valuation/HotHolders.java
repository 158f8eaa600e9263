package io.tenfolio.batch.valuation;

import io.tenfolio.valuation.Holders;
import io.tenfolio.valuation.PositionBlock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who holds what, on a node that takes ticks: made of [HotPositions] when it is first asked for, then brought on by the blocks that
/// changed. A node that only runs never makes it.
@Component
class HotHolders {
    private static final Logger LOG = LoggerFactory.getLogger(HotHolders.class);

    /// With more blocks changed than this part of all, making everything again is cheaper.
    private static final int WORTH_MAKING_AGAIN = 10;

    private List<PositionBlock> blocks = List.of();
    private Holders holders = Holders.of(blocks);

    /// Of positions in memory; those of one moment after the other.
    synchronized Holders of(HeldBlocks held) {
        var now = new ArrayList<PositionBlock>();
        for (int number = 0; held.has(number); number++) {
            now.add(held.block(number).positions());
        }
        var before = new ArrayList<PositionBlock>();
        var after = new ArrayList<PositionBlock>();
        for (int number = 0; number < now.size(); number++) {
            // what is handed out is never changed: another block is another object
            if (number >= blocks.size() || blocks.get(number) != now.get(number)) {
                blocks.stream().skip(number).limit(1).forEach(before::add);
                after.add(now.get(number));
            }
        }
        if (after.size() > Math.max(1, now.size() / WORTH_MAKING_AGAIN)) {
            holders = made(now);
        } else if (!after.isEmpty()) {
            holders = holders.with(before, after);
        }
        blocks = now;
        return holders;
    }

    private static Holders made(List<PositionBlock> blocks) {
        long begin = System.nanoTime();
        var made = Holders.of(blocks);
        LOG.info(
                "Turned {} holdings of {} blocks round in {} ms, {} kB",
                made.size(),
                blocks.size(),
                (System.nanoTime() - begin) / 1_000_000,
                made.bytes() / 1_000);
        return made;
    }
}
