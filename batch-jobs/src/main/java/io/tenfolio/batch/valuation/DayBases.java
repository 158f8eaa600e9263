package io.tenfolio.batch.valuation;

import static io.tenfolio.valuation.PackedFigures.ABSENT;

import io.tenfolio.batch.valuation.ValuedBlock.EndedDays;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the day change of each portfolio is measured from: its worth at the last slot before local midnight, and what came in or went out
/// since.
@Component
class DayBases {
    private final ClosingDays closingDays;
    private final LastCloses lastCloses;
    private final Flows flows;
    private final BlockLayout layout;

    DayBases(ClosingDays closingDays, LastCloses lastCloses, Flows flows, BlockLayout layout) {
        this.closingDays = closingDays;
        this.lastCloses = lastCloses;
        this.flows = flows;
        this.layout = layout;
    }

    /// By place, in ten-thousandths of each base currency; [io.tenfolio.valuation.PackedFigures#ABSENT] where not known.
    record BlockDay(long[] bases, long[] flows, Optional<EndedDays> ended) {}

    /// Worth at the base, and from when on flows count: after a position sequence, or from an instant on.
    private record Base(BigDecimal worth, OptionalLong sequence, Instant from) {}

    BlockDay of(RunToValue run, int block, List<Held> held) {
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

    private long[] flows(RunToValue run, int block, List<Held> held, Map<PortfolioId, Base> bases) {
        var sums = new ScaledSum[layout.size()];
        for (var one : held) {
            if (bases.containsKey(one.portfolio())) {
                sums[layout.placeOf(one.portfolio())] = new ScaledSum(one.base(), run.market());
            }
        }
        var asked = new HashMap<Base, List<Flows.Flow>>();
        bases.forEach((portfolio, base) -> {
            var since = new Base(BigDecimal.ZERO, base.sequence(), base.from());
            asked.computeIfAbsent(since, b -> flowsSince(b, run, block)).stream()
                    .filter(flow -> flow.portfolio().equals(portfolio))
                    .forEach(sums[layout.placeOf(portfolio)]::add);
        });
        return Arrays.stream(sums).mapToLong(sum -> sum == null ? ABSENT : sum.scaled()).toArray();
    }

    private List<Flows.Flow> flowsSince(Base base, RunToValue run, int block) {
        var first = layout.first(block);
        var last = layout.last(block);
        return base.sequence().isPresent()
                ? flows.after(base.sequence().getAsLong(), run.id(), first, last)
                : flows.from(base.from(), run.id(), first, last);
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
        private final Map<LocalDate, Map<PortfolioId, LastClose>> before = new HashMap<>();
        private @Nullable Map<PortfolioId, Instant> began;

        BasesOfBlock(RunToValue run, int block, Optional<EndedDays> ended) {
            this.run = run;
            this.block = block;
            ended.ifPresent(days ->
                    days.closes().forEach(close -> endedNow.put(close.portfolio(), close.total())));
        }

        Map<PortfolioId, Base> of(List<Held> held) {
            var bases = new HashMap<PortfolioId, Base>();
            for (var one : held) {
                endedJustNow(one)
                        .or(() -> lastClose(one))
                        .or(() -> beganToday(one))
                        .ifPresent(base -> bases.put(one.portfolio(), base));
            }
            return bases;
        }

        private Optional<Base> endedJustNow(Held one) {
            return Optional.ofNullable(endedNow.get(one.portfolio()))
                    .map(worth ->
                            new Base(
                                    worth,
                                    OptionalLong.of(
                                            run.previous().orElseThrow().positionSequence()),
                                    Instant.EPOCH));
        }

        private Optional<Base> lastClose(Held one) {
            var closes =
                    before.computeIfAbsent(
                            run.dayIn(one.zone()),
                            day -> lastCloses.before(day, layout.first(block), layout.last(block)));
            return Optional.ofNullable(closes.get(one.portfolio()))
                    .map(close ->
                            new Base(
                                    close.worth(),
                                    close.positionSequence(),
                                    close.positionSequence().isPresent()
                                            ? Instant.EPOCH
                                            : midnight(close.day().plusDays(1), one)));
        }

        /// Nothing was there before midnight: all of it came in since.
        private Optional<Base> beganToday(Held one) {
            var midnight = midnight(run.dayIn(one.zone()), one);
            var first = began().get(one.portfolio());
            return first == null || !first.isBefore(midnight)
                    ? Optional.of(new Base(BigDecimal.ZERO, OptionalLong.empty(), midnight))
                    : Optional.empty();
        }

        private Map<PortfolioId, Instant> began() {
            if (began == null) {
                began = flows.began(layout.first(block), layout.last(block));
            }
            return began;
        }

        private static Instant midnight(LocalDate day, Held one) {
            return day.atStartOfDay(one.zone()).toInstant();
        }
    }
}
