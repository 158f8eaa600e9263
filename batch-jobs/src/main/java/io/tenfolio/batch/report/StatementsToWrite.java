package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.sql.Portions;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Portfolios of a range whose files are not all there yet, a few at a time. What is stored decides where a report goes on, not what
/// the framework remembers.
class StatementsToWrite implements ItemStreamReader<StatementsToWrite.Few> {
    private static final int FEW = 25;

    private final StatementTask task;
    private final ReportRequests requests;
    private final ReportFiles files;
    private Iterator<Few> left = Collections.emptyIterator();

    StatementsToWrite(StatementTask task, ReportRequests requests, ReportFiles files) {
        this.task = task;
        this.requests = requests;
        this.files = files;
    }

    /// Neighbours, read together.
    record Few(List<PortfolioId> portfolios) {
        PortfolioId first() {
            return portfolios.getFirst();
        }

        PortfolioId last() {
            return portfolios.getLast();
        }
    }

    @Override
    public void open(ExecutionContext context) {
        var wanted = requests.find(task.claim().report()).orElseThrow().order().formats();
        var there = files.there(task.claim().report(), task.first(), task.last());
        var missing =
                LongStream.rangeClosed(task.first().value(), task.last().value())
                        .mapToObj(PortfolioId::new)
                        .filter(one -> !there.getOrDefault(one, Set.of()).containsAll(wanted))
                        .toList();
        left = Portions.of(missing, FEW).stream().map(Few::new).iterator();
    }

    @Override
    public @Nullable Few read() {
        return left.hasNext() ? left.next() : null;
    }
}
