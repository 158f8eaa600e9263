package io.tenfolio.batch.report;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportRequests;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The facts of reports that this node makes, each for as long as it makes it: the steps of a partitioned report come one by one, and
/// would each read the same again.
@Component
class FactsOfReports {
    private final ReportRequests requests;
    private final Runs runs;
    private final Prices prices;
    private final Instruments instruments;
    private final PricePaths paths;
    private final Map<ReportClaim, StatementFacts> facts = new ConcurrentHashMap<>();

    FactsOfReports(
            ReportRequests requests,
            Runs runs,
            Prices prices,
            Instruments instruments,
            PricePaths paths) {
        this.requests = requests;
        this.runs = runs;
        this.prices = prices;
        this.instruments = instruments;
        this.paths = paths;
    }

    /// Of a report whose run is fixed.
    StatementFacts of(ReportClaim claim) {
        return facts.computeIfAbsent(claim, this::read);
    }

    void forget(ReportClaim claim) {
        facts.remove(claim);
    }

    private StatementFacts read(ReportClaim claim) {
        var report = requests.find(claim.report()).orElseThrow();
        var run = runs.find(report.run().orElseThrow()).orElseThrow();
        return new StatementFacts(
                report.order().period().orElseThrow(),
                run,
                prices.market(run.id()).orElseThrow(),
                instruments.all(),
                prices.rateHistory(),
                paths);
    }
}
