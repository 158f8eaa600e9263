package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tenfolio.db.ledger.PositionColumns;
import io.tenfolio.db.ledger.PositionSplits;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import io.tenfolio.valuation.OpenSplits;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The splits that are in positions while prices are still from before them, in this node's memory: read once, then again of those in whose
/// positions something was booked. On almost all days there are none.
@Component
class HotSplits {
    private static final int PORTFOLIOS_AT_ONCE = 500;

    /// With more changes reading everything again is cheaper.
    private static final int WORTH_READING_AGAIN = 20_000;

    private final PositionSplits splits;
    private final PositionColumns changes;
    private final BlockLayout layout;
    private @Nullable Memory memory;

    HotSplits(PositionSplits splits, PositionColumns changes, BlockLayout layout) {
        this.splits = splits;
        this.changes = changes;
        this.layout = layout;
    }

    /// Those of the holders in one block; the same object until one of them changes.
    static final class OfBlock {
        private final Map<PortfolioId, OpenSplits> byPortfolio;

        private OfBlock(Map<PortfolioId, OpenSplits> byPortfolio) {
            this.byPortfolio = Map.copyOf(byPortfolio);
        }

        Set<PortfolioId> portfolios() {
            return byPortfolio.keySet();
        }

        OpenSplits all() {
            return OpenSplits.together(byPortfolio.values());
        }

        private OfBlock with(Collection<PortfolioId> again, Map<PortfolioId, OpenSplits> found) {
            var newer = new HashMap<>(byPortfolio);
            newer.keySet().removeAll(again);
            newer.putAll(found);
            return new OfBlock(newer);
        }
    }

    /// `open`: of which instruments there are any, with the time of the price.
    private record Memory(
            long sequence, Map<Integer, Instant> open, Map<Integer, OfBlock> byBlock) {}

    /// By block, of those in positions as of `sequence` that are later than the price of their instrument.
    synchronized Map<Integer, OfBlock> since(Collection<Price> prices, long sequence) {
        var open = splits.open(prices);
        if (open.isEmpty()) {
            memory = null;
            return Map.of();
        }
        if (memory == null || !memory.open.equals(open)) {
            memory = read(open, sequence);
        } else if (memory.sequence > sequence) {
            return read(open, sequence).byBlock;
        } else if (memory.sequence < sequence) {
            memory = brought(memory, sequence);
        }
        return memory.byBlock;
    }

    private Memory read(Map<Integer, Instant> open, long sequence) {
        var byBlock = new HashMap<Integer, OfBlock>();
        byBlock(splits.booked(open, sequence, PortfolioSelection.ALL))
                .forEach((block, some) -> byBlock.put(block, new OfBlock(some)));
        return new Memory(sequence, open, byBlock);
    }

    private Memory brought(Memory from, long sequence) {
        var changed = changes.changed(from.sequence, sequence);
        if (changed.size() > WORTH_READING_AGAIN) {
            return read(from.open, sequence);
        }
        var byBlock = new HashMap<>(from.byBlock);
        for (var some : Portions.of(List.copyOf(changed), PORTFOLIOS_AT_ONCE)) {
            var found = byBlock(splits.booked(from.open, sequence, PortfolioSelection.some(some)));
            some.stream()
                    .collect(groupingBy(layout::blockOf))
                    .forEach((block, again) ->
                            bring(byBlock, block, again, found.getOrDefault(block, Map.of())));
        }
        return new Memory(sequence, from.open, byBlock);
    }

    /// A block none of whose holders changed, or has any now, stays the same object, or absent.
    private static void bring(
            Map<Integer, OfBlock> byBlock,
            int block,
            List<PortfolioId> again,
            Map<PortfolioId, OpenSplits> found) {
        var before = byBlock.getOrDefault(block, new OfBlock(Map.of()));
        if (found.isEmpty() && again.stream().noneMatch(before.byPortfolio::containsKey)) {
            return;
        }
        byBlock.put(block, before.with(again, found));
    }

    private Map<Integer, Map<PortfolioId, OpenSplits>> byBlock(
            Map<PortfolioId, OpenSplits> booked) {
        return booked.entrySet().stream()
                .collect(
                        groupingBy(
                                one -> layout.blockOf(one.getKey()),
                                toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
