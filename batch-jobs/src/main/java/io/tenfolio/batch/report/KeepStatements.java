package io.tenfolio.batch.report;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportFiles.Made;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Keeps what a chunk made in one short transaction, which holds the report: if another node took it over or a person stopped it,
/// nothing is written.
class KeepStatements implements ItemWriter<List<MadeStatement>> {
    private final ReportClaim claim;
    private final ReportFiles files;
    private final Transactions transactions;

    KeepStatements(ReportClaim claim, ReportFiles files, Transactions transactions) {
        this.claim = claim;
        this.files = files;
        this.transactions = transactions;
    }

    @Override
    public void write(Chunk<? extends List<MadeStatement>> chunk) {
        transactions.run(() -> keep(chunk));
    }

    private void keep(Chunk<? extends List<MadeStatement>> chunk) {
        var made = new ArrayList<Made>();
        for (var some : chunk) {
            for (var statement : some) {
                switch (statement) {
                    case MadeStatement.Written(var written) -> made.addAll(written);
                    case MadeStatement.Failed(var portfolio, var reason) ->
                            files.skip(claim, portfolio, reason);
                }
            }
        }
        files.keep(claim, made);
    }
}
