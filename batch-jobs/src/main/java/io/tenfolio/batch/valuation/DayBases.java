package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.Flows.Since;
import io.tenfolio.db.ledger.HeldBlock;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the day change of each portfolio is measured from: its worth at the last slot before local midnight, and what came in or went out
/// since.
@Component
class DayBases {
    private final ClosingDays closingDays;
    private final LastCloses lastCloses;
    private final FlowsSince flowsSince;
    private final Flows flows;
    private final BlockLayout layout;

    DayBases(
            ClosingDays closingDays,
            LastCloses lastCloses,
            FlowsSince flowsSince,
            Flows flows,
            BlockLayout layout) {
        this.closingDays = closingDays;
        this.lastCloses = lastCloses;
        this.flowsSince = flowsSince;
        this.flows = flows;
        this.layout = layout;
    }

    /// By place, in ten-thousandths of each base currency; [io.tenfolio.valuation.PackedFigures#ABSENT] where not known.
    record BlockDay(long[] bases, long[] flows, Optional<EndedDays> ended) {}

    /// Worth at the base, and since when flows count.
    private record Base(BigDecimal worth, Since since) {}

    BlockDay of(RunToValue run, HeldBlock of) {
        int block = of.number();
        var held = of.eligible();
        var ended = closingDays.of(run, block, held);
        var bases = new BasesOfBlock(run, block, ended).of(held);
        return new BlockDay(scaled(bases), flows(run, block, held, bases), ended);
    }

    private long[] scaled(Map<PortfolioId, Base> bases) {
        var scaled = absent();
        bases.forEach((portfolio, base) ->
                scaled[layout.placeOf(portfolio)] = ScaledSum.of(base.worth()));
        return scaled;
    }

    private long[] flows(
            RunToValue run, int block, List<Eligible> held, Map<PortfolioId, Base> bases) {
        var since = bases.values().stream().map(Base::since).toList();
        var told = flowsSince.until(run.id(), block, since);
        var scaled = absent();
        for (var one : held) {
            if (bases.containsKey(one.portfolio())) {
                var sum = new ScaledSum(one.base(), run.market());
                told.getOrDefault(one.portfolio(), List.of()).forEach(sum::add);
                scaled[layout.placeOf(one.portfolio())] = sum.scaled();
            }
        }
        return scaled;
    }

    private long[] absent() {
        var values = new long[layout.size()];
        Arrays.fill(values, ABSENT);
        return values;
    }

    /// Finds the bases of one block's portfolios, with as few questions as they need.
    private final class BasesOfBlock {
        private final RunToValue run;
        private final int block;
        private final Map<PortfolioId, BigDecimal> endedNow = new HashMap<>();
        private @Nullable Map<PortfolioId, Instant> began;

        BasesOfBlock(RunToValue run, int block, Optional<EndedDays> ended) {
            this.run = run;
            this.block = block;
            ended.ifPresent(days ->
                    days.closes().forEach(close -> endedNow.put(close.portfolio(), close.total())));
        }

        Map<PortfolioId, Base> of(List<Eligible> held) {
            var closes = lastCloses.before(today(held), layout.first(block), layout.last(block));
            var bases = new HashMap<PortfolioId, Base>();
            for (var one : held) {
                endedJustNow(one)
                        .or(() -> lastClose(one, closes.get(one.portfolio())))
                        .or(() -> beganToday(one))
                        .ifPresent(base -> bases.put(one.portfolio(), base));
            }
            return bases;
        }

        private Map<ZoneId, LocalDate> today(List<Eligible> held) {
            var days = new HashMap<ZoneId, LocalDate>();
            held.forEach(one -> days.computeIfAbsent(one.zone(), run::dayIn));
            return days;
        }

        private Optional<Base> endedJustNow(Eligible one) {
            return Optional.ofNullable(endedNow.get(one.portfolio()))
                    .map(worth ->
                            new Base(
                                    worth,
                                    new Since(
                                            one.portfolio(),
                                            run.previous().orElseThrow().positionSequence(),
                                            null)));
        }

        private Optional<Base> lastClose(Eligible one, @Nullable LastClose close) {
            return close == null
                    ? Optional.empty()
                    : Optional.of(new Base(close.worth(), FlowsSince.close(one, close)));
        }

        /// Nothing was there before midnight: all of it came in since.
        private Optional<Base> beganToday(Eligible one) {
            var today = run.dayIn(one.zone());
            var first = began().get(one.portfolio());
            return first == null || !first.isBefore(FlowsSince.midnight(today, one))
                    ? Optional.of(new Base(BigDecimal.ZERO, FlowsSince.beginningOf(today, one)))
                    : Optional.empty();
        }

        private Map<PortfolioId, Instant> began() {
            if (began == null) {
                began = flows.began(layout.first(block), layout.last(block));
            }
            return began;
        }
    }
}
