package io.tenfolio.batch.valuation;

import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.job.RunCounts;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.valuation.BlockValues;
import io.tenfolio.valuation.DayChange;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PositionBlock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Values one block: its positions are read by range, as they were at the run's sequence.
class ValueBlock implements ItemProcessor<Integer, ValuedBlock> {
    private final RunToValue run;
    private final Positions positions;
    private final DayBases days;
    private final BlockLayout layout;

    ValueBlock(RunToValue run, Positions positions, DayBases days, BlockLayout layout) {
        this.run = run;
        this.positions = positions;
        this.days = days;
        this.layout = layout;
    }

    @Override
    public ValuedBlock process(Integer block) {
        var held =
                positions.between(layout.first(block), layout.last(block), run.positionSequence());
        var values = run.valuer().value(columns(block, held));
        var day = days.of(run, block, held);
        return new ValuedBlock(
                block,
                figures(values, day),
                new RunCounts(
                        held.size(), values.valued(), values.skipped().size(), values.withGaps()),
                values.skipped(),
                day.ended());
    }

    private PositionBlock columns(int block, List<Held> held) {
        var columns = PositionBlock.of(block, layout);
        for (var portfolio : held) {
            columns.portfolio(portfolio.portfolio(), portfolio.base());
            for (var holding : portfolio.holdings()) {
                columns.add(
                        portfolio.portfolio(), portfolio.base(), holding, run.splits().of(holding));
            }
        }
        return columns.build();
    }

    private static Map<Figure, long[]> figures(BlockValues values, DayBases.BlockDay day) {
        var figures = new EnumMap<Figure, long[]>(Figure.class);
        for (var figure : Figure.values()) {
            figures.put(
                    figure,
                    figure == Figure.DAY_CHANGE
                            ? DayChange.apply(
                                    values.marketValue(), values.cash(), day.bases(), day.flows())
                            : values.of(figure));
        }
        return figures;
    }
}
