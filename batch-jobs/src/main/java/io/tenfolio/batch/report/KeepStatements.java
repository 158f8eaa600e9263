package io.tenfolio.batch.report;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import java.io.ByteArrayInputStream;
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
        for (var some : chunk) {
            for (var made : some) {
                switch (made) {
                    case MadeStatement.Written(var written) -> written.forEach(this::keep);
                    case MadeStatement.Failed(var portfolio, var reason) ->
                            files.skip(claim, portfolio, reason);
                }
            }
        }
    }

    private void keep(MadeStatement.Bytes made) {
        files.keep(claim, made.file(), () -> new ByteArrayInputStream(made.content()));
    }
}
