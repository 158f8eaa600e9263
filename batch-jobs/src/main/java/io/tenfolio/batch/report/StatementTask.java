package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.portfolio.PortfolioId;
import org.springframework.batch.core.step.StepExecution;

/// What one partition has to do: the statements of the portfolios numbered `first` to `last`.
record StatementTask(ReportClaim claim, PortfolioId first, PortfolioId last) {
    static StatementTask of(StepExecution step) {
        var range = step.getExecutionContext();
        return new StatementTask(
                ReportParameters.claim(step),
                new PortfolioId(range.getLong(RangesOfPortfolios.FIRST)),
                new PortfolioId(range.getLong(RangesOfPortfolios.LAST)));
    }
}
