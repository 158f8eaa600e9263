package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.Flows.Since;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.job.RunId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Days that ended since the published run before: its figures are the close of each portfolio whose zone has a later day now.
@Component
class ClosingDays {
    private final Valuations valuations;
    private final LastCloses lastCloses;
    private final FlowsSince flowsSince;
    private final BlockLayout layout;

    ClosingDays(
            Valuations valuations,
            LastCloses lastCloses,
            FlowsSince flowsSince,
            BlockLayout layout) {
        this.valuations = valuations;
        this.lastCloses = lastCloses;
        this.flowsSince = flowsSince;
        this.layout = layout;
    }

    Optional<EndedDays> of(RunToValue run, int block, List<Eligible> held) {
        var closing = held.stream().filter(one -> run.closingIn(one.zone()).isPresent()).toList();
        if (closing.isEmpty()) {
            return Optional.empty();
        }
        var last = run.previous().orElseThrow().id();
        var figures = valuations.block(last, block);
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        var closes = new Closing(last, run.marketBefore(), block, figures).of(closing);
        return Optional.of(new EndedDays(last, closes));
    }

    /// The walk over one block of the last run of the day.
    private final class Closing {
        private final RunId last;
        private final MarketSnapshot market;
        private final int block;
        private final Map<Figure, byte[]> figures;

        Closing(RunId last, MarketSnapshot market, int block, Map<Figure, byte[]> figures) {
            this.last = last;
            this.market = market;
            this.block = block;
            this.figures = figures;
        }

        List<Close> of(List<Eligible> closing) {
            var valued =
                    closing.stream()
                            .filter(one -> at(Figure.MARKET_VALUE, place(one)) != ABSENT)
                            .toList();
            var flows = flows(valued);
            return valued.stream()
                    .map(one -> close(one, flows.getOrDefault(one.portfolio(), List.of())))
                    .toList();
        }

        private Close close(Eligible one, List<Flow> flows) {
            int place = place(one);
            return new Close(
                    one.portfolio(),
                    day(one.zone()),
                    worth(Figure.MARKET_VALUE, place),
                    worth(Figure.CASH, place),
                    worth(Figure.COST, place),
                    worth(Figure.REALISED_GAIN, place),
                    sum(one, flows.stream().filter(flow -> flow.amount().signum() > 0).toList()),
                    sum(one, flows.stream().filter(flow -> flow.amount().signum() < 0).toList())
                            .negate());
        }

        /// What came and went since the close of the day before, or since the day began.
        private Map<PortfolioId, List<Flow>> flows(List<Eligible> valued) {
            var days = new HashMap<ZoneId, LocalDate>();
            valued.forEach(one -> days.computeIfAbsent(one.zone(), this::day));
            var starts = lastCloses.before(days, thisBlock());
            return flowsSince.until(
                    last,
                    thisBlock(),
                    valued.stream().map(one -> since(one, starts.get(one.portfolio()))).toList());
        }

        private PortfolioSelection thisBlock() {
            return PortfolioSelection.blocks(block, block, layout);
        }

        private Since since(Eligible one, @Nullable LastClose start) {
            return start == null
                    ? FlowsSince.beginningOf(day(one.zone()), one)
                    : FlowsSince.close(one, start);
        }

        /// As the run valued them; what it could not value is left out, as it left the day change out.
        private BigDecimal sum(Eligible one, List<Flow> flows) {
            var sum = new ScaledSum(one.base(), market);
            flows.forEach(sum::add);
            long scaled = sum.scaled();
            return scaled == ABSENT ? BigDecimal.ZERO : BigDecimal.valueOf(scaled, Worth.DIGITS);
        }

        private LocalDate day(ZoneId zone) {
            return RunToValue.day(last, zone);
        }

        private int place(Eligible one) {
            return layout.placeOf(one.portfolio());
        }

        private BigDecimal worth(Figure figure, int place) {
            return BigDecimal.valueOf(at(figure, place), Worth.DIGITS);
        }

        private long at(Figure figure, int place) {
            var packed = figures.get(figure);
            return packed == null ? ABSENT : PackedFigures.at(packed, place);
        }
    }
}
