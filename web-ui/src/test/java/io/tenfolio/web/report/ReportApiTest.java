package io.tenfolio.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.UserId;
import io.tenfolio.db.report.ReportFiles;
import io.tenfolio.db.report.ReportFiles.Made;
import io.tenfolio.db.report.ReportFiles.NewFile;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.web.testing.ApiClient;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = TestPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
class ReportApiTest {
    private static final String REPORTS = "/api/v1/reports";

    @Autowired World world;
    @LocalServerPort int port;

    private PortfolioId savings;
    private ApiClient api;
    private ReportRequests requests;

    @BeforeEach
    void annaHasAPortfolio() {
        var anna = world.person("a" + UUID.randomUUID(), Role.INVESTOR);
        savings = world.portfolio(anna, "Savings");
        api = client(anna);
        requests = new ReportRequests(world.database.jdbc(), world.database.transactions());
        world.database.ownerJdbc().sql("update report_request set state = 'STOPPED'").update();
    }

    @Test
    void makesAStatementThatItsReaderFetches() {
        var asked = api.post(REPORTS, statement());

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(asked.at("/from")).isEqualTo("2026-02-01");
        assertThat(asked.at("/to")).isEqualTo("2026-02-28");
        var where = asked.header("Location").orElseThrow();
        assertThat(api.get(where).at("/state")).isEqualTo("OPEN");

        makeIt();

        var done = api.get(where);
        assertThat(done.at("/state")).as(done.toString()).isEqualTo("DONE");
        var file = api.get(done.at("/files/0/href"));
        assertThat(file.http().body()).isEqualTo("a;b");
        assertThat(file.type()).startsWith("text/csv");
        assertThat(file.header("Content-Disposition").orElseThrow()).contains("attachment");
        assertThat(file.header("Digest").orElseThrow()).startsWith("sha-256=");
        assertThat(api.send("DELETE", where, null).status()).isEqualTo(204);
        assertThat(api.get(where).status()).isEqualTo(404);
        assertThat(api.get(done.at("/files/0/href")).status()).isEqualTo(404);
    }

    @Test
    void stopsAReportAndLetsItGoOn() {
        var where = api.post(REPORTS, statement()).header("Location").orElseThrow();

        assertThat(api.post(where + "/resume", null).status()).isEqualTo(409);
        assertThat(api.send("DELETE", where, null).status()).isEqualTo(409);
        assertThat(api.post(where + "/stop", "{\"reason\":\"wrong month\"}").at("/state"))
                .isEqualTo("STOPPED");
        assertThat(api.post(where + "/stop", "{}").status()).isEqualTo(409);
        assertThat(api.post(where + "/resume", null).at("/state")).isEqualTo("OPEN");
    }

    @Test
    void listsOnesOwnNewestFirstAPageAtATime() {
        var older = api.post(REPORTS, statement()).at("/id");
        var newer = api.post(REPORTS, statement()).at("/id");

        var first = api.get(REPORTS + "?limit=1");

        assertThat(first.at("/items/0/id")).as(first.toString()).isEqualTo(newer);
        var second = api.get(first.at("/next"));
        assertThat(second.at("/items/0/id")).isEqualTo(older);
        assertThat(second.at("/next")).isEmpty();
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(field(statement().replace("2026-02-28", "2036-02-28"))).isEqualTo("to");
        assertThat(field(statement().replace("2026-02-01", "2026-03-01"))).isEqualTo("from");
        assertThat(field(statement().replace("2026-02-01", "2006-02-01"))).isEqualTo("from");
        assertThat(field(statement().replace("\"CSV\"", ""))).isEqualTo("formats");
        assertThat(field(statement().replace("\"CSV\"", "\"DOC\""))).startsWith("formats");
        assertThat(field(statement().replace("\"from\":\"2026-02-01\",", ""))).isEqualTo("from");
        assertThat(field("{\"kind\":\"PORTFOLIOS\",\"formats\":[\"PDF\"]}")).isEqualTo("formats");
    }

    @Test
    void makesReportsOfAllForThoseWhoRunThePlace() {
        var all = "{\"kind\":\"PORTFOLIOS\",\"formats\":[\"CSV\"],\"reason\":\"board\"}";
        assertThat(api.post(REPORTS, all).status()).isEqualTo(403);
        var operator = client(world.person("o" + UUID.randomUUID(), Role.OPERATOR));

        var asked = operator.post(REPORTS, all);

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(api.get(REPORTS + "/" + asked.at("/id")).status()).isEqualTo(404);
    }

    @Test
    void remembersWhoWantsAStatementEachMonth() {
        var monthly = REPORTS + "/monthly";

        api.send("PUT", monthly + "/" + savings.value(), "{\"wanted\":true}");
        assertThat(api.get(monthly).at("/items/0")).isEqualTo("" + savings.value());
        api.send("PUT", monthly + "/" + savings.value(), "{\"wanted\":false}");
        assertThat(api.get(monthly).json().at("/items").size()).isZero();
    }

    private void makeIt() {
        var claim = requests.takeNext("test", Duration.ofMinutes(1), false).orElseThrow();
        var bytes = new byte[] {'a', ';', 'b'};
        new ReportFiles(world.database.jdbc(), world.database.transactions(), requests)
                .keep(
                        claim,
                        List.of(
                                new Made(
                                        new NewFile(
                                                savings,
                                                ReportFormat.CSV,
                                                "a.csv",
                                                3,
                                                new byte[32],
                                                90),
                                        () -> new ByteArrayInputStream(bytes))));
        requests.done(claim);
    }

    private String statement() {
        return """
        {"kind":"STATEMENT","portfolio":%d,"from":"2026-02-01","to":"2026-02-28","formats":["CSV"]}
        """
                .formatted(savings.value());
    }

    private String field(String json) {
        var answer = api.post(REPORTS, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.at("/errors/0/field");
    }

    private ApiClient client(UserId user) {
        return new ApiClient(port, world.token(user, Scope.REPORTS));
    }
}
