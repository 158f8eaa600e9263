package io.tenfolio.web.api;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.access.UserId;
import io.tenfolio.alert.Alert;
import io.tenfolio.db.access.LoginSessions;
import io.tenfolio.db.access.OneTimeSecrets;
import io.tenfolio.db.access.OneTimeSecrets.Draft;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.db.portfolio.Portfolios.Level;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Schedule;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportOrder;
import io.tenfolio.web.testing.World;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes something of everything that the addresses and bodies of the API name.
final class Things {
    private static final Set<ReportFormat> CSV = Set.of(ReportFormat.CSV);
    private static final Period FEBRUARY =
            new Period(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-28"));

    private final World world;
    private final LoginSessions sessions;
    private final OneTimeSecrets secrets;
    private final Notifications notifications;
    private final DeadLetters letters;
    private final JobRequests requests;
    private final ReportRequests reports;
    private final ReportFiles files;
    private final RunId run;

    Things(World world, RunId run) {
        var jdbc = world.database.jdbc();
        this.world = world;
        this.run = run;
        this.sessions = new LoginSessions(jdbc);
        this.secrets = new OneTimeSecrets(jdbc);
        this.notifications = new Notifications(jdbc);
        this.letters = new DeadLetters(jdbc);
        this.requests = new JobRequests(jdbc);
        this.reports = new ReportRequests(jdbc, world.database.transactions());
        this.files = new ReportFiles(jdbc, world.database.transactions(), reports);
        new Schedules(jdbc)
                .register(Schedules.TIMETABLE, Schedule.Kind.TIMETABLE, Duration.ofMinutes(10));
    }

    /// By the names that stand in addresses and bodies.
    Map<String, String> of(UserId owner) {
        var some = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        var things = new HashMap<String, String>();
        things.put("some", some);
        things.put("name", Schedules.TIMETABLE);
        things.put("run", run.slot().epochSecond() + "-" + run.revision());
        things.put(
                "request", "" + requests.ask(JobRequest.Kind.RUN_NOW, null, "test", "for a test"));
        holdings(owner, things);
        var portfolio = new PortfolioId(Long.parseLong(things.get("portfolio")));
        people(owner, some, things);
        things.put("letter", "" + letter(some));
        notifications.tell(
                new Alert.StalePrices(owner, portfolio, run.slot(), 1),
                Currency.getInstance("EUR"));
        things.put("notification", "" + notifications.of(owner, 1).getFirst().id());
        things.put("file", "" + statement(owner, portfolio).value());
        things.put("report", "" + report(owner, portfolio).value());
        return things;
    }

    private void holdings(UserId owner, Map<String, String> things) {
        var portfolio = world.portfolio(owner, "Savings");
        var account = world.account(portfolio, "Broker");
        things.put("portfolio", "" + portfolio.value());
        things.put("account", "" + account.value());
        things.put("entry", "" + world.deposit(account, owner, "100.00", "EUR").value());
        things.put("instrument", "" + instrument().value());
        things.put("survivor", "" + instrument().value());
    }

    private InstrumentId instrument() {
        return world.equity("NRDA", "Norda Systems", "Technology", "100.00 EUR");
    }

    private void people(UserId owner, String some, Map<String, String> things) {
        var role = world.users.find(owner).orElseThrow().role();
        var member = world.person("m" + some, Role.INVESTOR);
        world.database
                .ownerJdbc()
                .sql("update app_user set email = ? where id = ?")
                .params("m" + some + "@example.org", member.value())
                .update();
        things.put("user", "" + member.value());
        things.put("login", "m" + some);
        var reader = world.person("s" + some, Role.ADVISOR);
        world.portfolios.share(
                new PortfolioId(Long.parseLong(things.get("portfolio"))), reader, Level.READ);
        things.put("reader", "" + reader.value());
        things.put("session", "" + sessions.start(owner, role, "192.0.2.7", "test").value());
        var email = new EmailAddress("i" + some + "@example.org");
        secrets.issue(
                new Draft(
                        SecretPurpose.INVITATION,
                        email,
                        Optional.empty(),
                        "",
                        Optional.of(Role.INVESTOR),
                        Locale.ENGLISH,
                        "test"));
        var invitation =
                secrets.invitations().stream()
                        .filter(one -> one.about().email().equals(email))
                        .findFirst()
                        .orElseThrow();
        things.put("invitation", "" + invitation.id());
    }

    private long letter(String some) {
        letters.keep(DeadLetter.Kind.REQUEST, run, some, "a test");
        return letters.page(new DeadLetterFilter(true, null, null, some), null, 1)
                .getFirst()
                .letter()
                .id();
    }

    private ReportId report(UserId owner, PortfolioId portfolio) {
        return reports.ask(
                ReportOrder.statement(portfolio, FEBRUARY, CSV, Locale.ENGLISH), owner, "test");
    }

    private ReportFileId statement(UserId owner, PortfolioId portfolio) {
        // nothing else is in the way
        world.database
                .ownerJdbc()
                .sql("update report_request set state = 'STOPPED' where state = 'OPEN'")
                .update();
        var report = report(owner, portfolio);
        var claim = reports.takeNext("test", Duration.ofMinutes(1), false).orElseThrow();
        var bytes = new byte[] {'a', ';', 'b'};
        files.keep(
                claim,
                List.of(
                        new Made(
                                new NewFile(
                                        portfolio, ReportFormat.CSV, "a.csv", 3, new byte[32], 90),
                                () -> new ByteArrayInputStream(bytes))));
        reports.done(claim);
        return files.of(report, new ReportFileId(0), 1).getFirst().id();
    }

    void close(Map<String, String> things) {
        world.portfolios.close(new PortfolioId(Long.parseLong(things.get("portfolio"))));
    }

    void stopReport(Map<String, String> things) {
        world.database
                .ownerJdbc()
                .sql("update report_request set state = 'STOPPED' where id = ?")
                .param(things.get("report"))
                .update();
    }
}
