package io.tenfolio.web.report;

import io.tenfolio.access.Role;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.report.ReportSubscriptions;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportKind;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.report.ReportRequest;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.security.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to reports. Statements are for who sees the portfolio; reports of all portfolios are asked for and watched over by who
/// runs the place, who cannot open other people's statements for that. What somebody may not have does not exist for them.
@PreAuthorize("isAuthenticated()")
public class ReportService {
    private static final String CHANGES = "isAuthenticated() and !hasRole('AUDITOR')";
    private static final String RUNS_THE_PLACE = "hasAnyRole('OPERATOR', 'ADMIN')";
    private static final int MOST_WAITING = 10;
    private static final int REPORTS_SHOWN = 50;
    private static final int FILES_SHOWN = 12;
    static final int LONGEST_DAYS = 3_700;

    private final CurrentPerson person;
    private final Portfolios portfolios;
    private final ReportRequests requests;
    private final ReportFiles files;
    private final ReportSubscriptions subscriptions;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    public ReportService(
            CurrentPerson person,
            Portfolios portfolios,
            ReportRequests requests,
            ReportFiles files,
            ReportSubscriptions subscriptions,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.person = person;
        this.portfolios = portfolios;
        this.requests = requests;
        this.files = files;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    // ---- what may be asked for ----

    /// Own ones first.
    public List<Portfolio> portfolios() {
        return portfolios.visibleTo(person.get().id());
    }

    public Optional<Portfolio> portfolio(PortfolioId portfolio) {
        return portfolios.visibleTo(person.get().id(), portfolio);
    }

    /// The day it is where a portfolio lives.
    public LocalDate today(Portfolio portfolio) {
        return LocalDate.ofInstant(clock.instant(), portfolio.zone());
    }

    /// The day it is for this person.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), person.get().zone());
    }

    /// Whether this person may ask for reports of all portfolios.
    public boolean runsThePlace() {
        var role = person.get().role();
        return role == Role.OPERATOR || role == Role.ADMIN;
    }

    /// Whether this person may ask for anything at all.
    public boolean mayAsk() {
        return person.get().role() != Role.AUDITOR;
    }

    // ---- asking ----

    /// @throws UnknownReport if this person does not see the portfolio
    /// @throws TooManyReports if too many of theirs wait already
    @PreAuthorize(CHANGES)
    public ReportId askForStatement(
            PortfolioId portfolio, Period period, Set<ReportFormat> formats) {
        var who = person.get();
        var seen =
                portfolios
                        .visibleTo(who.id(), portfolio)
                        .orElseThrow(() -> new UnknownReport("portfolio " + portfolio.value()));
        refuseUnfit(period, today(seen));
        return ask(ReportOrder.statement(portfolio, period, formats, who.locale()), who, "");
    }

    /// A statement of every portfolio, each for who sees it.
    @PreAuthorize(RUNS_THE_PLACE)
    public ReportId askForStatements(Period period, Set<ReportFormat> formats, String reason) {
        var who = person.get();
        refuseUnfit(period, today());
        return ask(ReportOrder.statements(period, formats, who.locale()), who, reason);
    }

    /// A list of every portfolio as the newest run valued it.
    @PreAuthorize(RUNS_THE_PLACE)
    public ReportId askForPortfolios(Set<ReportFormat> formats, String reason) {
        var who = person.get();
        return ask(ReportOrder.portfolios(formats, who.locale()), who, reason);
    }

    private static void refuseUnfit(Period period, LocalDate today) {
        if (period.end().isAfter(today) || period.days() > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "A period ends today at the latest and is ten years long at most");
        }
    }

    private ReportId ask(ReportOrder order, Person who, String reason) {
        return transactions.call(() -> {
            if (requests.activeOf(who.id()) >= MOST_WAITING) {
                throw new TooManyReports(MOST_WAITING);
            }
            var report = requests.ask(order, who.id(), who.login());
            write("report.ask", report, reason, "", order.toString());
            return report;
        });
    }

    // ---- watching ----

    /// The newest reports this person may see.
    List<ReportEntry> reports() {
        return reports(Long.MAX_VALUE, REPORTS_SHOWN);
    }

    /// The newest reports this person may see, those numbered below `before`.
    List<ReportEntry> reports(long before, int limit) {
        var who = person.get();
        var names =
                portfolios.visibleTo(who.id()).stream()
                        .collect(Collectors.toMap(Portfolio::id, Portfolio::name));
        return requests.visibleTo(who.id(), before, limit).stream()
                .map(request -> entry(request, who, names))
                .toList();
    }

    /// One report, if this person may see it.
    Optional<ReportEntry> report(ReportId report) {
        var who = person.get();
        return requests.visibleTo(who.id(), report).map(found -> entry(found, who, Map.of()));
    }

    private ReportEntry entry(ReportRequest request, Person who, Map<PortfolioId, String> names) {
        return new ReportEntry(
                request,
                request.order().portfolio().map(id -> name(id, who, names)).orElse(""),
                files.visibleTo(who.id(), request.id(), FILES_SHOWN),
                request.progress().skipped() == 0
                        ? Map.of()
                        : files.skipped(request.id(), FILES_SHOWN),
                mayChange(request, who));
    }

    private String name(PortfolioId id, Person who, Map<PortfolioId, String> names) {
        return Optional.ofNullable(names.get(id))
                .or(() -> portfolios.visibleTo(who.id(), id).map(Portfolio::name))
                .orElse("–");
    }

    /// Statements that were made for everybody, of portfolios this person sees; the newest first.
    List<ReportFile> statementsForMe() {
        return files.madeForAll(person.get().id(), FILES_SHOWN);
    }

    // ---- changing ----

    /// Whether there was something left to stop.
    @PreAuthorize(CHANGES)
    public boolean stop(ReportId report, String reason) {
        var who = person.get();
        return change(
                report,
                "report.stop",
                reason,
                () -> requests.stop(report, "stopped by " + who.login() + suffix(reason)));
    }

    /// Lets a failed or stopped report go on where it ended; whether it was one.
    @PreAuthorize(CHANGES)
    public boolean goOn(ReportId report) {
        return change(report, "report.restart", "", () -> requests.goOn(report));
    }

    /// Removes a report that has ended, with its files; whether it had.
    @PreAuthorize(CHANGES)
    public boolean remove(ReportId report) {
        return change(
                report,
                "report.remove",
                "",
                () -> {
                    var active =
                            requests.find(report).map(one -> one.state().isActive()).orElse(false);
                    if (!active) {
                        files.remove(report);
                    }
                    return !active;
                });
    }

    private boolean change(ReportId report, String action, String reason, BooleanSupplier change) {
        var who = person.get();
        return transactions.call(() -> {
            var before =
                    requests.visibleTo(who.id(), report)
                            .filter(one -> mayChange(one, who))
                            .orElseThrow(() -> new UnknownReport("report " + report.value()));
            boolean changed = change.getAsBoolean();
            if (changed) {
                write(
                        action,
                        report,
                        reason,
                        before.state().name(),
                        requests.find(report).map(one -> one.state().name()).orElse(""));
            }
            return changed;
        });
    }

    private boolean mayChange(ReportRequest request, Person who) {
        return who.role() != Role.AUDITOR
                && (request.owner().filter(who.id()::equals).isPresent()
                        || request.order().isOfAll() && runsThePlace());
    }

    // ---- each month ----

    /// Portfolios of which this person gets a statement when a month is over.
    public Set<PortfolioId> monthly() {
        return subscriptions.of(person.get().id()).stream()
                .map(ReportSubscriptions.Subscription::portfolio)
                .collect(Collectors.toUnmodifiableSet());
    }

    @PreAuthorize(CHANGES)
    public void wantMonthly(PortfolioId portfolio, boolean wanted) {
        var who = person.get();
        if (portfolios.visibleTo(who.id(), portfolio).isEmpty()) {
            throw new UnknownReport("portfolio " + portfolio.value());
        }
        transactions.run(() -> {
            if (wanted) {
                subscriptions.subscribe(portfolio, who.id(), Set.of(ReportFormat.PDF));
            } else {
                subscriptions.end(portfolio, who.id());
            }
            audit.write(
                    new AuditEntry(
                            who.login(),
                            wanted ? "report.subscribe" : "report.unsubscribe",
                            "portfolio " + portfolio.value(),
                            "",
                            "",
                            wanted ? "a statement each month" : ""));
        });
    }

    // ---- having ----

    /// The file, if this person may have it.
    public Optional<ReportFile> file(ReportFileId file) {
        return files.visibleTo(person.get().id(), file);
    }

    /// Writes the file's bytes and that this person has them.
    ///
    /// @throws UnknownReport if this person may not have it
    public void download(ReportFileId id, OutputStream out) throws IOException {
        var who = person.get();
        var file = file(id).orElseThrow(() -> new UnknownReport("file " + id.value()));
        audit.write(
                new AuditEntry(
                        who.login(),
                        "report.download",
                        "report " + file.report().value(),
                        "",
                        "",
                        "%s, SHA-256 %s".formatted(file.name(), file.sha256())));
        files.write(file, out);
    }

    private void write(String action, ReportId report, String reason, String before, String after) {
        audit.write(
                new AuditEntry(
                        person.get().login(),
                        action,
                        "report " + report.value(),
                        reason,
                        before,
                        after));
    }

    private static String suffix(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }

    /// The formats a kind of report comes in, in their order.
    static List<ReportFormat> formatsOf(ReportKind kind) {
        return Arrays.stream(ReportFormat.values()).filter(kind::comesAs).toList();
    }
}
