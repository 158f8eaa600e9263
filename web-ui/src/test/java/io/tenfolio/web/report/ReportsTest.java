package io.tenfolio.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.report.ReportClaim;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFile;
import io.tenfolio.report.ReportFileId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportId;
import io.tenfolio.report.ReportState;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class ReportsTest extends SpringBrowserlessTest {
    private static final Period OCTOBER =
            new Period(LocalDate.parse("2025-09-30"), LocalDate.parse("2025-10-31"));
    private static final Set<ReportFormat> PDF = Set.of(ReportFormat.PDF);

    @Autowired World world;
    @Autowired ReportService service;
    @Autowired ReportDownloads downloads;
    @Autowired ReportRequests requests;
    @Autowired ReportFiles files;

    private UserId anna;
    private UserId bernd;
    private UserId operator;
    private UserId auditor;
    private PortfolioId annas;

    @BeforeEach
    void people() {
        var some = UUID.randomUUID().toString();
        anna = world.person("anna-" + some, "Anna", "en-GB");
        bernd = world.person("bernd-" + some, "Bernd", "de-DE");
        operator = world.person("olga-" + some, Role.OPERATOR);
        auditor = world.person("theo-" + some, Role.AUDITOR);
        annas = world.portfolio(anna, "Savings");
        world.database.ownerJdbc().sql("update report_request set state = 'STOPPED'").update();
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    @Test
    void asksForAStatementWithOneButton() {
        logIn(anna, Role.INVESTOR);
        var page = navigate(ReportsView.class);
        assertThat(page.getElement().getTextRecursively()).contains("Nothing here yet");

        test(button("Make it")).click();

        assertThat(page.getElement().getTextRecursively())
                .contains("Statement: Savings")
                .contains("Waiting");
        assertThat(requests.activeOf(anna)).isEqualTo(1);
    }

    @Test
    void showsHowFarAReportIsAndThenItsFiles() {
        logIn(anna, Role.INVESTOR);
        service.askForStatement(annas, OCTOBER, Set.of(ReportFormat.PDF, ReportFormat.CSV));
        var claim = take(false);
        requests.want(claim, 2);
        keep(claim, annas, ReportFormat.PDF);

        var page = navigate(ReportsView.class);

        assertThat(find(ProgressBar.class).single().getValue()).isEqualTo(0.5);
        assertThat(page.getElement().getTextRecursively()).contains("1 of 2 files");
        keep(claim, annas, ReportFormat.CSV);
        requests.done(claim);
        page = navigate(ReportsView.class);
        assertThat(page.getElement().getTextRecursively())
                .contains("Done")
                .contains("statement.pdf")
                .contains("statement.csv")
                .contains("SHA-256");
        assertThat(find(ProgressBar.class).all()).isEmpty();
    }

    @Test
    void speaksGerman() {
        logIn(bernd, Role.INVESTOR);
        world.portfolio(bernd, "Depot");
        UI.getCurrent().setLocale(Locale.GERMANY);

        var page = navigate(ReportsView.class);

        assertThat(page.getElement().getTextRecursively())
                .contains("Fertig und in Arbeit")
                .contains("Erstellen");
    }

    @Test
    void handsAFileOutWithItsNameAndItsSumAndWritesItDown() throws Exception {
        logIn(anna, Role.INVESTOR);
        var file = statementOf(annas);

        var answer = download(file.id());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("some bytes");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("statement.pdf");
        assertThat(answer.getHeader("Digest")).startsWith("sha-256=");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(audited("report.download", "report " + file.report().value())).isEqualTo(1);
    }

    /// Every role × own, shared and another's file.
    @Test
    void knowsNoFileOfOthers() throws Exception {
        logIn(anna, Role.INVESTOR);
        var own = statementOf(annas);
        logIn(operator, Role.OPERATOR);
        service.askForStatements(OCTOBER, PDF, "quarter's end");
        var all = take(true);
        keep(all, annas, ReportFormat.PDF);
        requests.done(all);
        var ofAll = onlyFile(all.report());
        service.askForPortfolios(Set.of(ReportFormat.CSV), "board");
        var listing = take(true);
        keep(listing, null, ReportFormat.CSV);
        requests.done(listing);
        var list = onlyFile(listing.report());
        var otherOperator = world.person("otto-" + UUID.randomUUID(), Role.OPERATOR);
        var admin = world.person("ada-" + UUID.randomUUID(), Role.ADMIN);

        var statuses = new ArrayList<String>();
        record Who(String name, UserId user, Role role) {}
        for (var who :
                List.of(
                        new Who("owner", anna, Role.INVESTOR),
                        new Who("other", bernd, Role.INVESTOR),
                        new Who("operator who asked", operator, Role.OPERATOR),
                        new Who("other operator", otherOperator, Role.OPERATOR),
                        new Who("admin", admin, Role.ADMIN),
                        new Who("auditor", auditor, Role.AUDITOR))) {
            logIn(who.user(), who.role());
            statuses.add(
                    "%s: %d %d %d"
                            .formatted(
                                    who.name(),
                                    download(own.id()).getStatus(),
                                    download(ofAll.id()).getStatus(),
                                    download(list.id()).getStatus()));
        }

        assertThat(statuses)
                .containsExactly(
                        "owner: 200 200 404",
                        "other: 404 404 404",
                        "operator who asked: 404 404 200",
                        "other operator: 404 404 404",
                        "admin: 404 404 404",
                        "auditor: 200 200 200");
        world.portfolios.share(annas, bernd, Portfolios.Level.READ);
        logIn(bernd, Role.ADVISOR);
        assertThat(download(own.id()).getStatus()).isEqualTo(404);
        assertThat(download(ofAll.id()).getStatus()).isEqualTo(200);
        assertThat(download(new ReportFileId(987_654_321)).getStatus()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNotOnesOwn() {
        logIn(anna, Role.INVESTOR);
        var report = service.askForStatement(annas, OCTOBER, PDF);

        logIn(bernd, Role.INVESTOR);
        assertThatThrownBy(() -> service.askForStatement(annas, OCTOBER, PDF))
                .isInstanceOf(UnknownReport.class);
        assertThatThrownBy(() -> service.stop(report, "")).isInstanceOf(UnknownReport.class);
        assertThatThrownBy(() -> service.remove(report)).isInstanceOf(UnknownReport.class);
        assertThatThrownBy(() -> service.wantMonthly(annas, true))
                .isInstanceOf(UnknownReport.class);
        assertThatThrownBy(() -> service.askForStatements(OCTOBER, PDF, "why not"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(service.reports()).isEmpty();
        logIn(auditor, Role.AUDITOR);
        assertThatThrownBy(() -> service.askForStatement(annas, OCTOBER, PDF))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.stop(report, ""))
                .isInstanceOf(AccessDeniedException.class);
        LoggedIn.asNobody();
        assertThatThrownBy(() -> service.reports()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void letsAnOperatorStopAndRestartAReportOfAll() {
        logIn(operator, Role.OPERATOR);
        var report = service.askForStatements(OCTOBER, PDF, "month's end");
        take(true);
        var page = navigate(ReportsView.class);

        test(button("Stop")).click();

        assertThat(stateOf(report)).isEqualTo(ReportState.STOPPED);
        assertThat(page.getElement().getTextRecursively()).contains("Stopped");
        test(button("Go on")).click();
        assertThat(stateOf(report)).isEqualTo(ReportState.OPEN);
        assertThat(audited("report.stop", "report " + report.value())).isEqualTo(1);
        assertThat(audited("report.restart", "report " + report.value())).isEqualTo(1);
        assertThat(audited("report.ask", "report " + report.value())).isEqualTo(1);
    }

    @Test
    void removesAReportWithItsFiles() throws Exception {
        logIn(anna, Role.INVESTOR);
        var file = statementOf(annas);

        service.remove(file.report());

        assertThat(download(file.id()).getStatus()).isEqualTo(404);
        assertThat(service.reports()).isEmpty();
    }

    @Test
    void remembersWhoWantsAStatementEachMonth() {
        logIn(anna, Role.INVESTOR);

        service.wantMonthly(annas, true);

        assertThat(service.monthly()).containsExactly(annas);
        service.wantMonthly(annas, false);
        assertThat(service.monthly()).isEmpty();
    }

    @Test
    void knowsThePeriodsPeopleAskFor() {
        var today = LocalDate.parse("2026-03-15");

        assertThat(PeriodChoice.LAST_MONTH.asOf(today))
                .isEqualTo(period("2026-01-31", "2026-02-28"));
        assertThat(PeriodChoice.THIS_MONTH.asOf(today))
                .isEqualTo(period("2026-02-28", "2026-03-15"));
        assertThat(PeriodChoice.THIS_YEAR.asOf(today))
                .isEqualTo(period("2025-12-31", "2026-03-15"));
        assertThat(PeriodChoice.LAST_YEAR.asOf(today))
                .isEqualTo(period("2024-12-31", "2025-12-31"));
    }

    private static Period period(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end));
    }

    private ReportFile statementOf(PortfolioId portfolio) {
        service.askForStatement(portfolio, OCTOBER, PDF);
        var claim = take(false);
        keep(claim, portfolio, ReportFormat.PDF);
        requests.done(claim);
        return onlyFile(claim.report());
    }

    private ReportClaim take(boolean ofAll) {
        return requests.takeNext("test", Duration.ofMinutes(1), ofAll).orElseThrow();
    }

    private ReportFile onlyFile(ReportId report) {
        return files.of(report, new ReportFileId(0), 2).getFirst();
    }

    private void keep(ReportClaim claim, @Nullable PortfolioId portfolio, ReportFormat format) {
        var bytes = "some bytes".getBytes(StandardCharsets.UTF_8);
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            var file =
                    new NewFile(
                            portfolio,
                            format,
                            "statement." + format.ending(),
                            bytes.length,
                            sum,
                            90);
            files.keep(claim, List.of(new Made(file, () -> new ByteArrayInputStream(bytes))));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse download(ReportFileId file) throws Exception {
        var response = new MockHttpServletResponse();
        downloads.download(file.value(), response);
        return response;
    }

    private ReportState stateOf(ReportId report) {
        return requests.find(report).orElseThrow().state();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private int audited(String action, String subject) {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from audit_entry where action = ? and subject = ?")
                .params(action, subject)
                .query(Integer.class)
                .single();
    }

    private void logIn(UserId user, Role role) {
        var who =
                new Person(
                        user.value(),
                        "login" + user.value(),
                        "Somebody",
                        role,
                        world.users.find(user).map(one -> one.locale()).orElse(Locale.ENGLISH),
                        World.BERLIN);
        LoggedIn.as(who);
    }
}
