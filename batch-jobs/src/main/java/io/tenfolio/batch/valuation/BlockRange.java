package io.tenfolio.batch.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Neighbouring blocks of a run, both ends included: what one partition values.
record BlockRange(int first, int last) {
    private static final String FIRST = "first";
    private static final String LAST = "last";

    BlockRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("No blocks: %d to %d".formatted(first, last));
        }
    }

    /// Blocks in ascending order cut into ranges of at most `longest`.
    static List<BlockRange> of(IntStream blocks, int longest) {
        var ranges = new ArrayList<BlockRange>();
        var each = blocks.iterator();
        if (each.hasNext()) {
            int first = each.nextInt();
            int last = first;
            while (each.hasNext()) {
                int block = each.nextInt();
                if (block > last + 1 || last - first + 1 == longest) {
                    ranges.add(new BlockRange(first, last));
                    first = block;
                }
                last = block;
            }
            ranges.add(new BlockRange(first, last));
        }
        return ranges;
    }

    /// What [#toString] wrote.
    static BlockRange of(String text) {
        int dash = text.indexOf('-');
        return new BlockRange(
                Integer.parseInt(text.substring(0, Math.max(dash, 0))),
                Integer.parseInt(text.substring(dash + 1)));
    }

    /// What [#in] wrote.
    static BlockRange from(ExecutionContext context) {
        return new BlockRange(context.getInt(FIRST), context.getInt(LAST));
    }

    void in(ExecutionContext context) {
        context.putInt(FIRST, first);
        context.putInt(LAST, last);
    }

    PrimitiveIterator.OfInt blocks() {
        return IntStream.rangeClosed(first, last).iterator();
    }

    int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
