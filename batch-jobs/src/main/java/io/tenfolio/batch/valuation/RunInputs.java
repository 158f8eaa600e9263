package io.tenfolio.batch.valuation;

import io.tenfolio.batch.price.SlotTimes;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.price.Prices;
import io.tenfolio.job.RunId;
import io.tenfolio.price.MarketSnapshot;
import org.springframework.stereotype.Component;

/// What a run values with, the same however often it is resumed: its market, its position sequence, its portfolios.
@Component
class RunInputs {
    private final Runs runs;
    private final Prices prices;
    private final Positions positions;
    private final HotPositions hot;
    private final HotSplits splits;
    private final SlotTimes times;

    RunInputs(
            Runs runs,
            Prices prices,
            Positions positions,
            HotPositions hot,
            HotSplits splits,
            SlotTimes times) {
        this.runs = runs;
        this.prices = prices;
        this.positions = positions;
        this.hot = hot;
        this.splits = splits;
        this.times = times;
    }

    /// Fixes the run's position sequence, and with it which portfolios are eligible, unless an earlier attempt did. A run that comes
    /// a slot late values what was held at its slot's end.
    void fix(Claim claim) {
        boolean fixed = runs.find(claim.run()).orElseThrow().positionSequence() > 0;
        if (!fixed) {
            long sequence =
                    times.hasPassed(claim.run())
                            ? positions.sequenceAt(times.end(claim.run()))
                            : positions.sequence();
            runs.fixInputs(claim, sequence, hot.asOf(sequence).eligible());
        }
    }

    /// What was fixed.
    RunToValue of(Claim claim) {
        var run = runs.find(claim.run()).orElseThrow();
        var previous = runs.publishedBefore(claim.run());
        var market = market(claim.run());
        return RunToValue.of(
                run,
                hot.asOf(
                        run.positionSequence(),
                        splits.since(market.prices().values(), run.positionSequence())),
                market,
                previous,
                () -> market(previous.orElseThrow().id()));
    }

    private MarketSnapshot market(RunId run) {
        return prices.market(run)
                .orElseThrow(() ->
                        new IllegalStateException("Run %s has no prices chosen".formatted(run)));
    }
}
