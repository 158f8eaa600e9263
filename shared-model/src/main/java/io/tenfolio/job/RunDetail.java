package io.tenfolio.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// All that is known of a run. `took` by the step's name; `market` tells of how many prices and rates it used.
public record RunDetail(
        Run run,
        List<StepReport> steps,
        RunProgress progress,
        Market market,
        int deadLetters,
        List<RequestReport> requests,
        List<Integer> revisions,
        Map<String, Duration> took) {
    /// How many prices and rates a run froze; nought before it did.
    public record Market(int prices, int rates) {}
}
