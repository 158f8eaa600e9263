package io.tenfolio.batch.report;

import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportRequests;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Cuts the portfolios of a report into ranges of numbers, each a partition that is restarted by itself. The ranges stay the same when
/// portfolios are added meanwhile: Batch keeps them with the execution.
class RangesOfPortfolios implements Partitioner {
    static final String FIRST = "first";
    static final String LAST = "last";
    static final int SIZE = 250;

    private final StepExecution step;
    private final ReportRequests requests;
    private final Portfolios portfolios;

    RangesOfPortfolios(StepExecution step, ReportRequests requests, Portfolios portfolios) {
        this.step = step;
        this.requests = requests;
        this.portfolios = portfolios;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        var order = requests.find(ReportParameters.claim(step).report()).orElseThrow().order();
        var ranges = new LinkedHashMap<String, ExecutionContext>();
        order.portfolio()
                .ifPresentOrElse(
                        one ->
                                ranges.put(
                                        "portfolio-" + one.value(),
                                        range(one.value(), one.value())),
                        () -> {
                            long highest = portfolios.highestId();
                            for (long first = 1; first <= highest; first += SIZE) {
                                long last = Math.min(highest, first + SIZE - 1);
                                ranges.put(
                                        "portfolios-%d-%d".formatted(first, last),
                                        range(first, last));
                            }
                        });
        return ranges;
    }

    private static ExecutionContext range(long first, long last) {
        var range = new ExecutionContext();
        range.putLong(FIRST, first);
        range.putLong(LAST, last);
        return range;
    }
}
