package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.acceptance.browser.DataFolder.Investor;
import io.tenfolio.acceptance.browser.DataFolder.MadeStatement;
import io.tenfolio.job.RunId;
import io.tenfolio.performance.Period;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client is handed and what they see on their page, of the same run.
class StatementAndOverviewTest {
    private static final int TRIES = 5;

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    /// `gain` is null for cash.
    private record Told(BigDecimal value, BigDecimal gain) {
        Told plus(Told other) {
            return new Told(value.add(other.value), gain == null ? null : gain.add(other.gain));
        }
    }

    @Test
    void tellTheSameTotalValuesAndGains() throws Exception {
        var investor = demo.data().investorWhoHoldsMost();
        var pair = ofOneRun(investor);

        var statement = lines(pair.statement());
        var values = new TreeMap<String, Told>();
        for (var line : statement) {
            if (line.get("record").equals("POSITION")) {
                values.merge(
                        line.get("symbol") + " " + line.get("name"),
                        new Told(number(line, "value"), number(line, "gain")),
                        Told::plus);
            }
        }

        assertThat(values).hasSizeGreaterThan(3).isEqualTo(pair.positions());
        assertThat(pair.total())
                .isEqualTo(
                        statement.stream()
                                .filter(line -> line.get("record").equals("TOTAL"))
                                .map(line -> number(line, "value"))
                                .findFirst()
                                .orElseThrow());
        assertThat(pair.gain())
                .isEqualTo(
                        values.values().stream()
                                .map(Told::gain)
                                .filter(gain -> gain != null)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private record Pair(
            MadeStatement statement,
            BigDecimal total,
            BigDecimal gain,
            Map<String, Told> positions) {}

    /// Again when a run is published in between.
    private static Pair ofOneRun(Investor investor) throws IOException, InterruptedException {
        var token = demo.data().tokenOf(investor);
        for (int tries = 0; tries < TRIES; tries++) {
            var statement = demo.data().statementOf(investor, lastMonth());
            var figures = ask(token, "portfolios/" + investor.portfolio().value());
            var rows =
                    ask(token, "portfolios/%d/positions".formatted(investor.portfolio().value()));
            if (shown(figures).equals(statement.run().slot().start().toString())
                    && demo.data().latestPublished().filter(isRun(statement)).isPresent()) {
                return new Pair(
                        statement,
                        amount(figures.get("total")),
                        amount(figures.get("unrealisedGain")),
                        positions(rows));
            }
        }
        throw new AssertionError("A run was published in between, each time");
    }

    private static Predicate<RunId> isRun(MadeStatement statement) {
        return run -> run.equals(statement.run());
    }

    private static String shown(JsonNode figures) {
        return figures.get("asOf").asString();
    }

    private static Map<String, Told> positions(JsonNode page) {
        var positions = new TreeMap<String, Told>();
        for (var row : page.get("items")) {
            positions.put(
                    row.get("symbol").asString() + " " + row.get("name").asString(),
                    new Told(amount(row.get("value")), amount(row.get("gain"))));
        }
        return positions;
    }

    private static BigDecimal amount(JsonNode amount) {
        return amount == null || amount.isNull()
                ? null
                : new BigDecimal(amount.get("amount").asString());
    }

    private static JsonNode ask(String token, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(demo.url() + "api/v1/" + path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    /// Up to the end of the day it is anywhere.
    private static Period lastMonth() {
        var today = LocalDate.now(ZoneOffset.ofHours(14));
        return new Period(today.minusDays(30), today);
    }

    private static List<CSVRecord> lines(MadeStatement statement) throws IOException {
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(statement.csv().substring(1)))) {
            return parser.getRecords();
        }
    }

    private static BigDecimal number(CSVRecord line, String column) {
        var text = line.get(column);
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
