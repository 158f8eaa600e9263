package io.tenfolio.db.ledger;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerLine;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The ledger as a list that people read, newest first, a page at a time: pages follow each other by key, so the thousandth is as quick
/// as the first and nothing is shown twice when somebody books meanwhile.
@Repository
public class LedgerLines {
    private static final String ACCOUNTS =
            """
            select id
            from   account
            where  portfolio_id = :portfolio
            order  by id
            """;

    // an account each, newest first by an index that has all that is asked for: only what is shown
    // is
    // fetched
    private static final String OF_ACCOUNT =
            """
            (select e.id, e.effective_at
             from   ledger_entry e force index (listed)
             where  e.account_id = %d
             %s
             order  by e.effective_at desc, e.id desc
             limit  :limit)
            """;
    private static final String LINES =
            """
            select e.*, u.display_name as recorded_by_name, reversal.id as reversed_by, i.merged_into
            from   (select id
                    from   (%s) of_accounts
                    order  by effective_at desc, id desc
                    limit  :limit) page
            join   ledger_entry e on e.id = page.id
            left   join instrument i on i.id = e.instrument_id
            left   join app_user u on u.id = e.recorded_by
            left   join ledger_entry reversal on reversal.reverses_id = e.id
            order  by e.effective_at desc, e.id desc
            """;
    private static final String MERGED =
            """
            select id
            from   instrument
            where  id = :instrument
            or     merged_into = :instrument
            """;
    private static final String NAMED =
            """
            select id
            from   instrument
            where  instr(name, :text) > 0
            or     instr(symbol, :text) > 0
            """;
    private static final String ONE =
            """
            select e.*, u.display_name as recorded_by_name, reversal.id as reversed_by, i.merged_into
            from   ledger_entry e
            left   join instrument i on i.id = e.instrument_id
            join   account a on a.id = e.account_id
            left   join app_user u on u.id = e.recorded_by
            left   join ledger_entry reversal on reversal.reverses_id = e.id
            where  e.id = :entry
            and    a.portfolio_id = :portfolio
            """;

    private final JdbcClient jdbc;

    public LedgerLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The first `limit` entries of a portfolio's accounts, closed ones too, that lie behind `after`.
    public List<LedgerLine> of(
            PortfolioId portfolio, LedgerFilter filter, Optional<LedgerPlace> after, int limit) {
        var accounts =
                jdbc
                        .sql(ACCOUNTS)
                        .param("portfolio", portfolio.value())
                        .query(Long.class)
                        .list()
                        .stream()
                        .filter(id -> filter.account() == null || filter.account().value() == id)
                        .toList();
        if (accounts.isEmpty()) {
            return List.of();
        }
        var params = new LinkedHashMap<String, Object>();
        params.put("limit", limit);
        var conditions = conditions(filter, after, params);
        var each =
                accounts.stream()
                        .map(account -> OF_ACCOUNT.formatted(account, conditions))
                        .toList();
        return jdbc.sql(LINES.formatted(String.join("union all\n", each)))
                .params(params)
                .query(LedgerLines::toLine)
                .list();
    }

    /// One entry of a portfolio.
    public Optional<LedgerLine> find(PortfolioId portfolio, EntryId entry) {
        return jdbc.sql(ONE)
                .param("entry", entry.value())
                .param("portfolio", portfolio.value())
                .query(LedgerLines::toLine)
                .optional();
    }

    /// Only the words of conditions are put together here; what a person typed is a parameter.
    private String conditions(
            LedgerFilter filter, Optional<LedgerPlace> after, Map<String, Object> params) {
        var conditions = new StringBuilder();
        after.ifPresent(place -> {
            conditions.append(
                    """
                    and    e.effective_at <= :placeAt
                    and    (e.effective_at < :placeAt or e.id < :placeId)
                    """);
            params.put("placeAt", Utc.of(place.effectiveAt()));
            params.put("placeId", place.entry().value());
        });
        if (filter.kind() != null) {
            conditions.append("and    e.kind = :kind\n");
            params.put("kind", filter.kind().name());
        }
        if (filter.instrument() != null) {
            conditions.append("and    e.instrument_id in (:instruments)\n");
            params.put(
                    "instruments", instruments(MERGED, "instrument", filter.instrument().value()));
        }
        if (filter.from() != null) {
            conditions.append("and    e.effective_at >= :from\n");
            params.put("from", Utc.of(filter.from()));
        }
        if (filter.to() != null) {
            conditions.append("and    e.effective_at < :to\n");
            params.put("to", Utc.of(filter.to()));
        }
        if (!filter.text().isBlank()) {
            var text = filter.text().strip();
            var named = instruments(NAMED, "text", text);
            conditions.append(
                    named.isEmpty()
                            ? "and    instr(e.note, :text) > 0\n"
                            : "and    (instr(e.note, :text) > 0 or e.instrument_id in (:named))\n");
            params.put("text", text);
            if (!named.isEmpty()) {
                params.put("named", named);
            }
        }
        return conditions.toString();
    }

    private List<Integer> instruments(String question, String name, Object value) {
        return jdbc.sql(question).param(name, value).query(Integer.class).list();
    }

    private static LedgerLine toLine(ResultSet row, int number) throws SQLException {
        var entry = EntryRows.read(row);
        var by = Optional.ofNullable(row.getString("recorded_by_name")).orElse("");
        var reversedBy = row.getLong("reversed_by");
        return new LedgerLine(entry, by, row.wasNull() ? null : new EntryId(reversedBy));
    }
}
