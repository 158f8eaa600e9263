package io.tenfolio.db.report;

import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.sql.MultiRowInsert;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Files of reports, in segments of bounded size, each file once. Who may have a file is in the SQL.
@Repository
public class ReportFiles {
    private static final int SEGMENT = 256 * 1024;
    private static final int AT_ONCE = 200;

    /// So many segments in a statement at most: a packet is bounded.
    private static final int SEGMENTS_AT_ONCE = 32;

    private static final int BYTES_AT_ONCE = 1024 * 1024;

    private static final String ADD =
            """
            insert ignore into report_file
                   (request_id, portfolio_id, format, name, content_type, size, sha256, created_at, expires_at)
            values %s
            returning id, portfolio_id, format
            """;
    private static final String ADDED =
            "(?, ?, ?, ?, ?, ?, ?, utc_timestamp(6), utc_timestamp(6) + interval ? day)";
    private static final String SEGMENT_OF =
            """
            select bytes
            from   report_segment
            where  file_id = :file
            and    number = :number
            """;
    private static final String THERE =
            """
            select portfolio_id, format
            from   report_file
            where  request_id = :report
            and    portfolio_id between :first and :last
            """;
    private static final String SKIP =
            """
            insert into report_skipped (request_id, portfolio_id, reason)
            values (:report, :portfolio, left(:reason, 500))
            on duplicate key update reason = left(:reason, 500)
            """;
    private static final String UNSKIP =
            """
            delete from report_skipped
            where  request_id = :report
            """;
    private static final String SKIPPED =
            """
            select portfolio_id, reason
            from   report_skipped
            where  request_id = :report
            order  by portfolio_id
            limit  :limit
            """;
    private static final String OF =
            "select "
                    + ReportRows.FILE
                    + """

                    from   report_file f
                    where  f.request_id = :report
                    and    f.id > :after
                    order  by f.id
                    limit  :limit
                    """;

    // Whoever asked for a statement, as long as they may see the portfolio; of a statement made for
    // all, everybody who may see the
    // portfolio; a list of all portfolios is for who runs the place and asked for it; an auditor
    // reads everything.
    private static final String MAY_HAVE =
            """
            and    f.expires_at > utc_timestamp(6)
            and    (exists (select 1
                            from   app_user u
                            where  u.id = :user
                            and    u.role = 'AUDITOR')
                    or f.portfolio_id = 0
                       and r.owner_id = :user
                       and exists (select 1
                                   from   app_user u
                                   where  u.id = :user
                                   and    u.role in ('OPERATOR', 'ADMIN'))
                    or f.portfolio_id <> 0
                       and (r.portfolio_id is null or r.owner_id = :user)
                       and exists (select 1
                                   from   portfolio p
                                   where  p.id = f.portfolio_id
                                   and    (p.owner_id = :user
                                           or exists (select 1
                                                      from   portfolio_grant g
                                                      where  g.portfolio_id = p.id
                                                      and    g.user_id = :user))))
            """;
    private static final String ONE_FOR =
            "select "
                    + ReportRows.FILE
                    + """

                    from   report_file f
                    join   report_request r on r.id = f.request_id
                    where  f.id = :file
                    """
                    + MAY_HAVE;
    private static final String FOR_IN =
            "select "
                    + ReportRows.FILE
                    + """

                    from   report_file f
                    join   report_request r on r.id = f.request_id
                    where  f.request_id = :report
                    """
                    + MAY_HAVE
                    + """
                    order  by f.id
                    limit  :limit
                    """;
    private static final String MADE_FOR_ALL =
            "select "
                    + ReportRows.FILE
                    + """

                    from   report_file f
                    join   report_request r on r.id = f.request_id
                    where  r.portfolio_id is null
                    and    f.portfolio_id in (select p.id
                                              from   portfolio p
                                              where  p.owner_id = :user
                                              union
                                              select g.portfolio_id
                                              from   portfolio_grant g
                                              where  g.user_id = :user)
                    and    f.expires_at > utc_timestamp(6)
                    order  by f.id desc
                    limit  :limit
                    """;
    private static final String EXPIRED =
            """
            select id
            from   report_file
            where  expires_at <= utc_timestamp(6)
            limit  :limit
            """;
    private static final String FILES_OF =
            """
            select id
            from   report_file
            where  request_id = :report
            limit  :limit
            """;
    private static final String REMOVE_SEGMENTS =
            """
            delete from report_segment
            where  file_id in (:files)
            """;
    private static final String REMOVE_FILES =
            """
            delete from report_file
            where  id in (:files)
            """;
    private static final String REMOVE_REQUEST =
            """
            delete from report_request
            where  id = :report
            """;
    private static final String WITHOUT_FILES =
            """
            select r.id
            from   report_request r
            where  r.state not in ('OPEN', 'RUNNING')
            and    coalesce(r.expires_at, r.finished_at + interval :days day) <= utc_timestamp(6)
            and    not exists (select 1
                               from   report_file f
                               where  f.request_id = r.id)
            limit  :limit
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReportRequests requests;
    private final MultiRowInsert segments;

    public ReportFiles(JdbcClient jdbc, Transactions transactions, ReportRequests requests) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.requests = requests;
        this.segments =
                new MultiRowInsert(
                        jdbc, "insert into report_segment (file_id, number, bytes)", "(?, ?, ?)");
    }

    /// A file that was just made.
    ///
    /// @param portfolioOrNull null when it tells of all
    /// @param keepDays how long it is kept
    public record NewFile(
            @Nullable PortfolioId portfolioOrNull,
            ReportFormat format,
            String name,
            long size,
            byte[] sha256,
            int keepDays) {}

    /// Where a file's bytes come from.
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /// A file with its bytes.
    public record Made(NewFile file, Content content) {}

    /// Keeps files of the report that `claim` holds, all or none; one that is there already stays as it is.
    ///
    /// @throws LostReport if the report is no longer this claim's
    public void keep(ReportClaim claim, List<Made> made) {
        if (made.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            requests.hold(claim);
            var added = add(claim.report(), made.stream().map(Made::file).toList());
            addSegments(made, added);
        });
    }

    /// Which formats of which portfolios numbered `first` to `last` are there.
    public Map<PortfolioId, Set<ReportFormat>> there(
            ReportId report, PortfolioId first, PortfolioId last) {
        var there = new HashMap<PortfolioId, Set<ReportFormat>>();
        jdbc.sql(THERE)
                .param("report", report.value())
                .param("first", first.value())
                .param("last", last.value())
                .query(row -> {
                    there.computeIfAbsent(
                                    new PortfolioId(row.getLong("portfolio_id")),
                                    _ -> new TreeSet<>())
                            .add(ReportFormat.valueOf(row.getString("format")));
                });
        return there;
    }

    /// Which formats of the file that tells of all are there.
    public Set<ReportFormat> ofAll(ReportId report) {
        var none = new PortfolioId(0);
        return there(report, none, none).getOrDefault(none, Set.of());
    }

    /// Says why a report of all leaves a portfolio out.
    public void skip(ReportClaim claim, PortfolioId portfolio, String reason) {
        transactions.run(() -> {
            requests.hold(claim);
            jdbc.sql(SKIP)
                    .param("report", claim.report().value())
                    .param("portfolio", portfolio.value())
                    .param("reason", reason)
                    .update();
        });
    }

    /// What was left out is tried again.
    public void skipNone(ReportClaim claim) {
        jdbc.sql(UNSKIP).param("report", claim.report().value()).update();
    }

    /// Portfolios that were left out, with the reason.
    public Map<PortfolioId, String> skipped(ReportId report, int limit) {
        var skipped = new LinkedHashMap<PortfolioId, String>();
        jdbc.sql(SKIPPED)
                .param("report", report.value())
                .param("limit", limit)
                .query(row -> {
                    skipped.put(
                            new PortfolioId(row.getLong("portfolio_id")), row.getString("reason"));
                });
        return skipped;
    }

    /// Files of a report after `after`, in the order they were made. Whoever asks has asked for the report before; these are no bytes.
    public List<ReportFile> of(ReportId report, ReportFileId after, int limit) {
        return jdbc.sql(OF)
                .param("report", report.value())
                .param("after", after.value())
                .param("limit", limit)
                .query(ReportRows::toFile)
                .list();
    }

    /// The file, if `user` may have it and it has not expired.
    public Optional<ReportFile> visibleTo(UserId user, ReportFileId file) {
        return jdbc.sql(ONE_FOR)
                .param("file", file.value())
                .param("user", user.value())
                .query(ReportRows::toFile)
                .optional();
    }

    /// Those of a report that `user` may have.
    public List<ReportFile> visibleTo(UserId user, ReportId report, int limit) {
        return jdbc.sql(FOR_IN)
                .param("report", report.value())
                .param("user", user.value())
                .param("limit", limit)
                .query(ReportRows::toFile)
                .list();
    }

    /// Statements made for all portfolios, of those that `user` owns or that are shared with them; the newest first.
    public List<ReportFile> madeForAll(UserId user, int limit) {
        return jdbc.sql(MADE_FOR_ALL)
                .param("user", user.value())
                .param("limit", limit)
                .query(ReportRows::toFile)
                .list();
    }

    /// Writes a file's bytes, a segment at a time. Whoever asks has asked for the file before.
    public void write(ReportFile file, OutputStream out) throws IOException {
        long left = file.size();
        for (int number = 0; left > 0; number++) {
            var bytes =
                    jdbc.sql(SEGMENT_OF)
                            .param("file", file.id().value())
                            .param("number", number)
                            .query((row, _) -> row.getBytes("bytes"))
                            .optional()
                            .orElseThrow(() ->
                                    new IOException(
                                            "File %d went while it was read"
                                                    .formatted(file.id().value())));
            out.write(bytes);
            left -= bytes.length;
        }
    }

    /// Removes files whose time is over, and reports that have none any more; how many files.
    public int removeExpired(int keepDays) {
        int removed = 0;
        List<Long> some;
        do {
            some = jdbc.sql(EXPIRED).param("limit", AT_ONCE).query(Long.class).list();
            remove(some);
            removed += some.size();
        } while (some.size() == AT_ONCE);
        jdbc.sql(WITHOUT_FILES)
                .param("days", keepDays)
                .param("limit", AT_ONCE)
                .query(Long.class)
                .list()
                .forEach(report -> remove(new ReportId(report)));
        return removed;
    }

    /// Removes a report that has ended with all its files.
    public void remove(ReportId report) {
        List<Long> some;
        do {
            some =
                    jdbc.sql(FILES_OF)
                            .param("report", report.value())
                            .param("limit", AT_ONCE)
                            .query(Long.class)
                            .list();
            remove(some);
        } while (some.size() == AT_ONCE);
        transactions.run(() -> {
            jdbc.sql(UNSKIP).param("report", report.value()).update();
            jdbc.sql(REMOVE_REQUEST).param("report", report.value()).update();
        });
    }

    private void remove(List<Long> files) {
        if (files.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            jdbc.sql(REMOVE_SEGMENTS).param("files", files).update();
            jdbc.sql(REMOVE_FILES).param("files", files).update();
        });
    }

    /// What is unique within a report. Portfolio 0: tells of all.
    private record Key(long portfolio, String format) {
        static Key of(NewFile file) {
            var portfolio = file.portfolioOrNull();
            return new Key(portfolio == null ? 0 : portfolio.value(), file.format().name());
        }
    }

    /// The numbers of those that were not there.
    private Map<Key, Long> add(ReportId report, List<NewFile> files) {
        var values = new ArrayList<Object>();
        for (var file : files) {
            var key = Key.of(file);
            values.addAll(
                    List.of(
                            report.value(),
                            key.portfolio(),
                            key.format(),
                            file.name(),
                            file.format().contentType(),
                            file.size(),
                            file.sha256(),
                            file.keepDays()));
        }
        var added = new HashMap<Key, Long>();
        jdbc.sql(ADD.formatted(String.join(", ", Collections.nCopies(files.size(), ADDED))))
                .params(values)
                .query(row -> {
                    added.put(
                            new Key(row.getLong("portfolio_id"), row.getString("format")),
                            row.getLong("id"));
                });
        return added;
    }

    private void addSegments(List<Made> made, Map<Key, Long> added) {
        var rows = new ArrayList<List<Object>>();
        int waiting = 0;
        try {
            for (var one : made) {
                var file = added.get(Key.of(one.file()));
                if (file == null) {
                    continue;
                }
                try (var in = one.content().open()) {
                    var bytes = in.readNBytes(SEGMENT);
                    for (int number = 0; bytes.length > 0; number++) {
                        rows.add(List.of(file, number, bytes));
                        waiting += bytes.length;
                        if (rows.size() == SEGMENTS_AT_ONCE || waiting >= BYTES_AT_ONCE) {
                            segments.write(rows);
                            rows.clear();
                            waiting = 0;
                        }
                        bytes = in.readNBytes(SEGMENT);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        segments.write(rows);
    }
}
