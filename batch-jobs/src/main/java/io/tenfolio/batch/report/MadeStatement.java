package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.portfolio.PortfolioId;
import java.util.List;

/// What became of a portfolio's statement.
sealed interface MadeStatement {
    /// Its files, in memory: a statement is small.
    record Written(List<Made> files) implements MadeStatement {
        public Written {
            files = List.copyOf(files);
        }
    }

    /// Why it could not be written; others go on.
    record Failed(PortfolioId portfolio, String reason) implements MadeStatement {}
}
