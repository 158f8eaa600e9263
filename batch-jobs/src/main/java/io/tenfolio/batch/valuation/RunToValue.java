package io.tenfolio.batch.valuation;

import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.valuation.BlockValuer;
import io.tenfolio.valuation.MarketColumns;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/// A run with everything its blocks are valued with. `previous`: the published run before it; its market is read when first asked for.
record RunToValue(
        RunId id,
        long positionSequence,
        HeldBlocks held,
        MarketSnapshot market,
        BlockValuer valuer,
        Optional<Run> previous,
        Supplier<MarketSnapshot> beforeMarket) {
    static RunToValue of(
            Run run,
            HeldBlocks held,
            MarketSnapshot market,
            Optional<Run> previous,
            Supplier<MarketSnapshot> beforeMarket) {
        return new RunToValue(
                run.id(),
                run.positionSequence(),
                held,
                market,
                new BlockValuer(new MarketColumns(market)),
                previous,
                SingletonSupplier.of(beforeMarket));
    }

    /// What the published run before was valued with.
    MarketSnapshot marketBefore() {
        return beforeMarket.get();
    }

    /// The day a zone has at this run's slot.
    LocalDate dayIn(ZoneId zone) {
        return day(id, zone);
    }

    /// The published run before, if the zone had an earlier day then: its figures are that day's close.
    Optional<Run> closingIn(ZoneId zone) {
        return previous.filter(run -> day(run.id(), zone).isBefore(dayIn(zone)));
    }

    static LocalDate day(RunId run, ZoneId zone) {
        return run.slot().start().atZone(zone).toLocalDate();
    }
}
