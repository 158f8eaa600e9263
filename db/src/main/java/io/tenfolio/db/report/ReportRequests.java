package io.tenfolio.db.report;

import io.tenfolio.access.UserId;
import io.tenfolio.db.Transactions;
import io.tenfolio.job.RunId;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reports that were asked for. A node takes one under a new epoch and holds it while it writes; a person can stop it at any time,
/// and then it goes on where it ended. What a user may not see does not exist for that user: ownership is in the SQL.
@Repository
public class ReportRequests {
    private static final String ASK =
            """
            insert ignore into report_request
                   (kind, formats, portfolio_id, period_start, period_end, locale, owner_id, requested_by, origin, created_at)
            values (:kind, :formats, :portfolio, :start, :end, :locale, :owner, :by, :origin, utc_timestamp(6))
            returning id
            """;

    // statements of one portfolio do not wait behind statements of ten thousand
    private static final String TAKE_NEXT =
            """
            select id
            from   report_request
            where  (portfolio_id is null) = :ofAll
            and    (state = 'OPEN'
                    or state = 'RUNNING' and alive_at < utc_timestamp(6) - interval :silence microsecond)
            order  by id
            limit  1
            for    update skip locked
            """;
    private static final String TAKE =
            """
            update report_request
            set    state = 'RUNNING',
                   epoch = epoch + 1,
                   node = :node,
                   reason = '',
                   alive_at = utc_timestamp(6),
                   started_at = coalesce(started_at, utc_timestamp(6)),
                   finished_at = null
            where  id = :id
            """;
    private static final String FIND =
            "select "
                    + ReportRows.REQUEST
                    + """
                    from   report_request r
                    where  r.id = :id
                    """;
    private static final String HELD =
            """
            id = :id
            and    epoch = :epoch
            and    state = 'RUNNING'
            """;
    private static final String ALIVE =
            """
            update report_request
            set    alive_at = utc_timestamp(6)
            where
            """
                    + HELD;
    private static final String HOLD =
            """
            select 1
            from   report_request
            where
            """
                    + HELD
                    + "lock in share mode";
    private static final String BEGIN =
            """
            update report_request
            set    slot = coalesce(slot, :slot),
                   revision = coalesce(revision, :revision)
            where
            """
                    + HELD;
    private static final String WANTED =
            """
            update report_request
            set    files_wanted = :files
            where
            """
                    + HELD;
    private static final String END =
            """
            update report_request
            set    state = :state,
                   reason = left(:reason, 500),
                   finished_at = utc_timestamp(6),
                   files = (select count(*) from report_file f where f.request_id = :id),
                   expires_at = (select max(f.expires_at) from report_file f where f.request_id = :id)
            where
            """
                    + HELD;
    private static final String LET_GO =
            """
            update report_request
            set    state = 'OPEN'
            where
            """
                    + HELD;
    private static final String STOP =
            """
            update report_request
            set    state = 'STOPPED',
                   reason = left(:reason, 500),
                   finished_at = utc_timestamp(6),
                   files = (select count(*) from report_file f where f.request_id = :id),
                   expires_at = (select max(f.expires_at) from report_file f where f.request_id = :id)
            where  id = :id
            and    state in ('OPEN', 'RUNNING')
            """;
    private static final String GO_ON =
            """
            update report_request
            set    state = 'OPEN',
                   reason = '',
                   finished_at = null
            where  id = :id
            and    state in ('FAILED', 'STOPPED')
            """;

    // one that tells of all is seen by who runs the place; an auditor sees everything
    private static final String VISIBLE =
            """
            from   report_request r
            where  (r.owner_id = :user
                    or exists (select 1
                               from   app_user u
                               where  u.id = :user
                               and    (u.role = 'AUDITOR'
                                       or u.role in ('OPERATOR', 'ADMIN') and r.portfolio_id is null)))
            """;
    private static final String ALL_VISIBLE =
            "select "
                    + ReportRows.REQUEST
                    + VISIBLE
                    + """
                    and    r.id < :before
                    order  by r.id desc
                    limit  :limit
                    """;
    private static final String ONE_VISIBLE =
            "select " + ReportRows.REQUEST + VISIBLE + "and    r.id = :id";
    private static final String OPEN_OF =
            """
            select count(*)
            from   report_request
            where  owner_id = :user
            and    state in ('OPEN', 'RUNNING')
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public ReportRequests(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public ReportId ask(ReportOrder order, UserId owner, String requestedBy) {
        return ask(order, owner, requestedBy, null).orElseThrow();
    }

    /// Empty when a report of this origin was asked for already.
    public Optional<ReportId> askOnce(
            ReportOrder order, @Nullable UserId owner, String requestedBy, String origin) {
        return ask(order, owner, requestedBy, origin);
    }

    private Optional<ReportId> ask(
            ReportOrder order,
            @Nullable UserId owner,
            String requestedBy,
            @Nullable String origin) {
        return jdbc.sql(ASK)
                .param("kind", order.kind().name())
                .param("formats", ReportRows.formats(order.formats()))
                .param("portfolio", order.portfolio().map(one -> one.value()).orElse(null))
                .param("start", order.period().map(period -> period.start()).orElse(null))
                .param("end", order.period().map(period -> period.end()).orElse(null))
                .param("locale", order.locale().toLanguageTag())
                .param("owner", owner == null ? null : owner.value())
                .param("by", requestedBy)
                .param("origin", origin)
                .query((row, _) -> new ReportId(row.getLong("id")))
                .optional();
    }

    /// Takes the oldest report that waits, or whose node has been silent for so long: of all portfolios, or of one.
    public Optional<ReportClaim> takeNext(String node, Duration silence, boolean ofAll) {
        return transactions.call(() ->
                jdbc.sql(TAKE_NEXT)
                        .param("ofAll", ofAll)
                        .param("silence", silence.toNanos() / 1_000)
                        .query(Long.class)
                        .optional()
                        .map(id -> {
                            jdbc.sql(TAKE).param("node", node).param("id", id).update();
                            var report = new ReportId(id);
                            return new ReportClaim(report, find(report).orElseThrow().epoch());
                        }));
    }

    /// For jobs only: no user is asked.
    public Optional<ReportRequest> find(ReportId report) {
        return jdbc.sql(FIND).param("id", report.value()).query(ReportRows::toRequest).optional();
    }

    /// Renews the sign of life; false when the report is no longer this claim's.
    public boolean alive(ReportClaim claim) {
        return held(claim, ALIVE).update() == 1;
    }

    /// Inside a transaction: nobody takes or stops the report before it ends.
    ///
    /// @throws LostReport if it is no longer this claim's
    public void hold(ReportClaim claim) {
        if (held(claim, HOLD).query(Integer.class).optional().isEmpty()) {
            throw new LostReport(claim);
        }
    }

    /// Says which run the report tells of. Said once; a restart keeps it.
    ///
    /// @throws LostReport if it is no longer this claim's
    public RunId begin(ReportClaim claim, RunId newest) {
        return transactions.call(() -> {
            var held =
                    held(claim, BEGIN)
                            .param("slot", newest.slot().epochSecond())
                            .param("revision", newest.revision())
                            .update();
            if (held == 0) {
                throw new LostReport(claim);
            }
            return find(claim.report()).orElseThrow().run().orElseThrow();
        });
    }

    /// How many files there will be.
    public void want(ReportClaim claim, int files) {
        held(claim, WANTED).param("files", files).update();
    }

    public boolean done(ReportClaim claim) {
        return end(claim, "DONE", "");
    }

    /// False and nothing when the claim is lost.
    public boolean fail(ReportClaim claim, String reason) {
        return end(claim, "FAILED", reason);
    }

    /// Back to those that wait, e.g. because this node shuts down.
    public void letGo(ReportClaim claim) {
        held(claim, LET_GO).update();
    }

    /// False when it has ended already.
    public boolean stop(ReportId report, String reason) {
        return transactions.call(() ->
                jdbc.sql(STOP).param("id", report.value()).param("reason", reason).update() == 1);
    }

    /// Lets a report go on where it failed or was stopped; false when it did neither.
    public boolean goOn(ReportId report) {
        return jdbc.sql(GO_ON).param("id", report.value()).update() == 1;
    }

    /// The newest of those `user` may see.
    public List<ReportRequest> visibleTo(UserId user, int limit) {
        return visibleTo(user, Long.MAX_VALUE, limit);
    }

    /// The newest of those `user` may see that are numbered below `before`.
    public List<ReportRequest> visibleTo(UserId user, long before, int limit) {
        return jdbc.sql(ALL_VISIBLE)
                .param("user", user.value())
                .param("before", before)
                .param("limit", limit)
                .query(ReportRows::toRequest)
                .list();
    }

    public Optional<ReportRequest> visibleTo(UserId user, ReportId report) {
        return jdbc.sql(ONE_VISIBLE)
                .param("user", user.value())
                .param("id", report.value())
                .query(ReportRows::toRequest)
                .optional();
    }

    /// How many reports of a user wait or are being made.
    public int activeOf(UserId user) {
        return jdbc.sql(OPEN_OF).param("user", user.value()).query(Integer.class).single();
    }

    private boolean end(ReportClaim claim, String state, String reason) {
        return transactions.call(
                () -> held(claim, END).param("state", state).param("reason", reason).update() == 1);
    }

    private JdbcClient.StatementSpec held(ReportClaim claim, String sql) {
        return jdbc.sql(sql).param("id", claim.report().value()).param("epoch", claim.epoch());
    }
}
