package io.tenfolio.db.ledger;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.ledger.PositionRows.Change;
import io.tenfolio.db.ledger.PositionRows.State;
import io.tenfolio.db.portfolio.PositionSequence;
import io.tenfolio.db.sql.BulkLoad;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Position;
import io.tenfolio.portfolio.PortfolioId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes whole histories at once: the entries of many portfolios and the positions that follow from them, which the caller has
/// derived with the same ledger. For portfolios that have no entries yet, e.g. of a demonstration.
@Repository
public class LedgerImport {
    private final BulkLoad entries;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final PositionSequence sequence;
    private final PositionRows positions;

    public LedgerImport(JdbcTemplate template, Transactions transactions, AuditTrail audit) {
        var jdbc = JdbcClient.create(template);
        this.entries = new BulkLoad(template, "ledger_entry", EntryRows.COLUMNS);
        this.transactions = transactions;
        this.audit = audit;
        this.sequence = new PositionSequence(jdbc);
        this.positions = new PositionRows(jdbc);
    }

    /// Everything of one portfolio. Entries get their numbers in the order they come in, and keep the recorded time they carry;
    /// none may reverse another one of the same import.
    public record History(
            PortfolioId portfolio,
            List<? extends LedgerEntry> entries,
            Collection<Position> positions) {}

    /// Writes all histories, or none. A few hundred portfolios a call keep the transaction short.
    public void write(List<History> histories, String actor, String reason) {
        var rows =
                histories.stream()
                        .flatMap(history -> history.entries().stream())
                        .<List<@Nullable Object>>map(entry ->
                                EntryRows.values(entry, entry.booking().recordedAt(), null))
                        .toList();
        var states =
                histories.stream()
                        .flatMap(history ->
                                history.positions().stream()
                                        .map(position ->
                                                new Change(
                                                        history.portfolio(),
                                                        position.key(),
                                                        State.of(position))))
                        .toList();
        transactions.run(() -> {
            insert(rows);
            audit.write(
                    new AuditEntry(
                            actor,
                            "ledger.import",
                            "%d portfolios".formatted(histories.size()),
                            reason,
                            "",
                            "%d entries, %d positions".formatted(rows.size(), states.size())));
            positions.write(states, sequence.next(), null);
        });
    }

    private void insert(List<List<@Nullable Object>> rows) {
        int written = entries.write(rows);
        if (written != rows.size()) {
            throw new IllegalStateException(
                    "%d of %d ledger entries were written".formatted(written, rows.size()));
        }
    }
}
