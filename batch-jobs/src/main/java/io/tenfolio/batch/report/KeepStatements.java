package io.tenfolio.batch.report;

import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Keeps what was made in the chunk's transaction, which holds the report: if another node took it over or a person stopped it,
/// nothing is written.
class KeepStatements implements ItemWriter<List<MadeStatement>> {
    private final ReportClaim claim;
    private final ReportFiles files;

    KeepStatements(ReportClaim claim, ReportFiles files) {
        this.claim = claim;
        this.files = files;
    }

    @Override
    public void write(Chunk<? extends List<MadeStatement>> chunk) {
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
