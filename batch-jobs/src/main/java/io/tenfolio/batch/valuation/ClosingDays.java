package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.Flows.Flow;
import io.tenfolio.db.ledger.Flows.Since;
import io.tenfolio.db.ledger.HeldBlock;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Days that ended since the published run before: its figures are the close of each portfolio whose zone has a later day now.
@Component
class ClosingDays {
    private static final BigDecimal NOTHING = BigDecimal.valueOf(0, Worth.DIGITS);

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

    /// What came into portfolios and went out of them on the day that ends, as far as somebody remembers.
    interface Remembered {
        Optional<List<Flow>> flows(Eligible one);
    }

    /// What ends in neighbouring blocks, by their numbers. A block that the run before has not valued has no closes.
    Map<Integer, EndedDays> of(RunToValue run, List<HeldBlock> blocks, Remembered remembered) {
        var last = run.previous().orElseThrow().id();
        var figures =
                valuations.blocks(last, blocks.getFirst().number(), blocks.getLast().number());
        var closing = new Closing(last, run.marketBefore(), figures);
        for (var block : blocks) {
            if (figures.containsKey(block.number())) {
                block.eligible().stream()
                        .filter(one -> run.closingIn(one.zone()).isPresent())
                        .forEach(closing::add);
            }
        }
        return closing.of(remembered);
    }

    /// The walk over some blocks of the last run of the day.
    private final class Closing {
        private final RunId last;
        private final MarketSnapshot market;
        private final Map<Integer, Map<Figure, byte[]>> figures;
        private final List<Eligible> valued = new ArrayList<>();

        Closing(RunId last, MarketSnapshot market, Map<Integer, Map<Figure, byte[]>> figures) {
            this.last = last;
            this.market = market;
            this.figures = figures;
        }

        void add(Eligible one) {
            if (at(one, Figure.MARKET_VALUE) != ABSENT) {
                valued.add(one);
            }
        }

        Map<Integer, EndedDays> of(Remembered remembered) {
            var flows = new HashMap<PortfolioId, List<Flow>>();
            var others = new ArrayList<Eligible>();
            valued.forEach(one ->
                    remembered
                            .flows(one)
                            .ifPresentOrElse(
                                    known -> flows.put(one.portfolio(), known),
                                    () -> others.add(one)));
            if (!others.isEmpty()) {
                flows.putAll(flows(others, range(others).narrowed(ids(others))));
            }
            return closes(flows);
        }

        private Map<Integer, EndedDays> closes(Map<PortfolioId, List<Flow>> flows) {
            var byBlock = new HashMap<Integer, List<Close>>();
            figures.keySet().forEach(block -> byBlock.put(block, new ArrayList<>()));
            for (var one : valued) {
                byBlock.computeIfAbsent(layout.blockOf(one.portfolio()), _ -> new ArrayList<>())
                        .add(close(one, flows.getOrDefault(one.portfolio(), List.of())));
            }
            var ended = new HashMap<Integer, EndedDays>();
            byBlock.forEach((block, closes) -> ended.put(block, new EndedDays(last, closes)));
            return ended;
        }

        private Close close(Eligible one, List<Flow> flows) {
            return new Close(
                    one.portfolio(),
                    day(one.zone()),
                    worth(one, Figure.MARKET_VALUE),
                    worth(one, Figure.CASH),
                    worth(one, Figure.COST),
                    worth(one, Figure.REALISED_GAIN),
                    sum(one, flows.stream().filter(flow -> flow.amount().signum() > 0).toList()),
                    sum(one, flows.stream().filter(flow -> flow.amount().signum() < 0).toList())
                            .negate());
        }

        /// What came and went since the close of the day before, or since the day began.
        private Map<PortfolioId, List<Flow>> flows(List<Eligible> some, PortfolioSelection which) {
            var days = new HashMap<ZoneId, LocalDate>();
            some.forEach(one -> days.computeIfAbsent(one.zone(), this::day));
            var starts = lastCloses.before(days, ids(some), which);
            return flowsSince.until(
                    last,
                    which,
                    some.stream().map(one -> since(one, starts.get(one.portfolio()))).toList());
        }

        private static List<PortfolioId> ids(List<Eligible> portfolios) {
            return portfolios.stream().map(Eligible::portfolio).toList();
        }

        private static PortfolioSelection range(List<Eligible> ascending) {
            return new PortfolioSelection.Range(
                    ascending.getFirst().portfolio(), ascending.getLast().portfolio());
        }

        private Since since(Eligible one, @Nullable LastClose start) {
            return start == null
                    ? FlowsSince.beginningOf(day(one.zone()), one)
                    : FlowsSince.close(one, start);
        }

        /// As the run valued them; what it could not value is left out, as it left the day change out.
        private BigDecimal sum(Eligible one, List<Flow> flows) {
            if (flows.isEmpty()) {
                return NOTHING;
            }
            var sum = new ScaledSum(one.base(), market);
            flows.forEach(sum::add);
            long scaled = sum.scaled();
            return scaled == ABSENT ? NOTHING : BigDecimal.valueOf(scaled, Worth.DIGITS);
        }

        private LocalDate day(ZoneId zone) {
            return RunToValue.day(last, zone);
        }

        private BigDecimal worth(Eligible one, Figure figure) {
            return BigDecimal.valueOf(at(one, figure), Worth.DIGITS);
        }

        private long at(Eligible one, Figure figure) {
            var packed =
                    figures.getOrDefault(layout.blockOf(one.portfolio()), Map.of()).get(figure);
            return packed == null
                    ? ABSENT
                    : PackedFigures.at(packed, layout.placeOf(one.portfolio()));
        }
    }
}
