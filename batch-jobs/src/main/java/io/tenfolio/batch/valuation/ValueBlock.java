package io.tenfolio.batch.valuation;

import io.tenfolio.batch.valuation.HotDayStarts.BlockDay;
import io.tenfolio.job.RunCounts;
import io.tenfolio.valuation.BlockValues;
import io.tenfolio.valuation.DayChange;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Values one block: its positions as they were at the run's sequence.
class ValueBlock implements ItemProcessor<Integer, ValuedBlock> {
    private final RunToValue run;
    private final HotDayStarts.OfRun days;

    ValueBlock(RunToValue run, HotDayStarts.OfRun days) {
        this.run = run;
        this.days = days;
    }

    @Override
    public ValuedBlock process(Integer block) {
        var held = run.held().block(block);
        var values = run.valuer().value(held.positions());
        var day = days.block(held);
        return new ValuedBlock(
                block,
                figures(values, day),
                new RunCounts(
                        held.positions().portfolios(),
                        values.valued(),
                        values.skipped().size(),
                        values.withGaps()),
                values.skipped(),
                day.ended());
    }

    private static Map<Figure, byte[]> figures(BlockValues values, BlockDay day) {
        var figures = new EnumMap<Figure, byte[]>(Figure.class);
        for (var figure : Figure.values()) {
            figures.put(
                    figure,
                    PackedFigures.pack(
                            figure == Figure.DAY_CHANGE
                                    ? DayChange.apply(
                                            values.marketValue(),
                                            values.cash(),
                                            day.bases(),
                                            day.flows())
                                    : values.of(figure)));
        }
        return figures;
    }
}
