package io.tenfolio.bench;

import static java.util.stream.Collectors.joining;

import io.tenfolio.db.job.Runs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// The page that a bench leaves behind: what was measured, on what, and how the ways relate.
final class Results {
    private static final String STORED =
            """
            select sum(data_length)
            from   information_schema.partitions
            where  table_schema = database()
            and    table_name = 'valuation_block'
            """;

    /// Characters of the longest bar.
    private static final int BAR = 60;

    private final Plan plan;
    private final BenchDatabase database;
    private final List<Grown> growth = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();

    Results(Plan plan, BenchDatabase database) {
        this.plan = plan;
        this.database = database;
    }

    /// Our way at one size.
    ///
    /// @param firstRun the one that found nothing in memory
    /// @param steps of each run that was measured
    record Grown(
            Measured measured,
            Duration making,
            Duration firstRun,
            List<Map<Runs.Step, Duration>> steps) {}

    void growth(Grown size) {
        growth.add(size);
    }

    /// @param tried the documentation's way with each setting, once
    void sideBySide(Measured ours, Measured setBased, Measured documented, List<Measured> tried) {
        var small =
                growth.stream()
                        .map(Grown::measured)
                        .filter(one -> one.portfolios() == plan.documented())
                        .findFirst();
        rest.append("\n## Side by side\n")
                .append(
                        "Round by round, each way in turn on the same database; all stored the same figures, compared by SQL.\n\n")
                .append(
                        "| Way | Portfolios | Median | Spread | ns a portfolio | Ours is faster by |\n|---|---|---|---|---|---|\n");
        row(ours, ours);
        row(setBased, ours);
        small.ifPresent(measured -> row(measured, measured));
        row(documented, small.orElse(ours));
        rest.append(
                        "\nThe documentation's way with each setting, once; the fastest is the one above:\n\n")
                .append("| Setting | Portfolios | Took |\n|---|---|---|\n");
        tried.stream()
                .sorted(Comparator.comparing(Measured::median))
                .forEach(one ->
                        rest.append(
                                "| %s | %,d | %s |\n"
                                        .formatted(
                                                one.what(),
                                                one.portfolios(),
                                                Measured.seconds(one.median()))));
    }

    void onceAtFull(Measured documented, Measured ours) {
        rest.append('\n')
                .append(
                        "All %,d portfolios once by the documentation's way at its fastest (%s): %s, **%s** times ours.\n"
                                .formatted(
                                        documented.portfolios(),
                                        documented.what(),
                                        Measured.seconds(documented.median()),
                                        ratio(documented, ours)));
    }

    private void row(Measured way, Measured ours) {
        rest.append(
                "| %s | %,d | %s | %s | %,.0f | %s |\n"
                        .formatted(
                                way.what(),
                                way.portfolios(),
                                Measured.seconds(way.median()),
                                way.spread(),
                                way.perPortfolio(),
                                way == ours ? "" : ratio(way, ours)));
    }

    private static String ratio(Measured other, Measured ours) {
        return String.format(Locale.ROOT, "%.1f", other.perPortfolio() / ours.perPortfolio());
    }

    void charts(Charts.Answers answers) {
        rest.append("\n## A chart\n")
                .append(
                        "One portfolio's worth over %d slots, %,d portfolios, each of %d readers another one: p50 %s, p95 %s.\n"
                                .formatted(
                                        answers.slots(),
                                        answers.portfolios(),
                                        answers.count(),
                                        Charts.Answers.millis(answers.quantile(0.5)),
                                        Charts.Answers.millis(answers.quantile(0.95))));
    }

    void storage(JdbcTemplate jdbc) {
        jdbc.execute("analyze table valuation_block");
        var bytes = jdbc.queryForObject(STORED, Long.class);
        var values =
                jdbc.queryForObject(
                        "select sum(r.valued) from run r where r.state = 'PUBLISHED'", Long.class);
        if (bytes != null && values != null) {
            rest.append("\n## On disk\n")
                    .append(
                            "%.1f bytes a portfolio a run for all figures (%,d MB of pages, %,d values of portfolios).\n"
                                    .formatted((double) bytes / values, bytes >> 20, values));
        }
    }

    void arithmetic(String table) {
        rest.append("\n## The arithmetic alone\n").append(table);
    }

    Path write() throws IOException {
        var page =
                new StringBuilder("# Valuing %,d portfolios\n\n".formatted(plan.portfolios()))
                        .append(machine())
                        .append(growthTable())
                        .append(rest);
        Files.createDirectories(plan.results());
        var file =
                plan.results()
                        .resolve(
                                "%s-%d.md"
                                        .formatted(
                                                LocalDate.now(Clock.systemUTC()),
                                                plan.portfolios()));
        Files.writeString(file, page);
        return file;
    }

    private String growthTable() {
        var table =
                new StringBuilder(
                        """

                        ## Ours
                        From the trigger (a due slot is queued) until the run is published and the map shows it: all five steps of the product's
                        job, all figures, ten holdings a portfolio. Fetching asks nobody. The first run reads all positions.

                        | Portfolios | Median | Spread | Runs | ns a portfolio | First run | Making the data |
                        |---|---|---|---|---|---|---|
                        """);
        for (var size : growth) {
            var one = size.measured();
            table.append(
                    "| %,d | %s | %s | %d | %,.0f | %s | %s |\n"
                            .formatted(
                                    one.portfolios(),
                                    Measured.seconds(one.median()),
                                    one.spread(),
                                    one.count(),
                                    one.perPortfolio(),
                                    Measured.seconds(size.firstRun()),
                                    Measured.seconds(size.making())));
        }
        table.append("\n```text\nns a portfolio\n");
        double most =
                growth.stream().mapToDouble(size -> size.measured().perPortfolio()).max().orElse(1);
        growth.forEach(size -> {
            double nanos = size.measured().perPortfolio();
            table.append(
                    "%,10d %s %,.0f\n"
                            .formatted(
                                    size.measured().portfolios(),
                                    "█".repeat((int) Math.ceil(BAR * nanos / most)),
                                    nanos));
        });
        table.append("```\n\nIts steps in ms, on average: ");
        growth.forEach(size ->
                table.append(
                        "%,d portfolios: %s. "
                                .formatted(size.measured().portfolios(), average(size.steps()))));
        return table.append('\n').toString();
    }

    private static String average(List<Map<Runs.Step, Duration>> runs) {
        return Arrays.stream(Runs.Step.values())
                .map(step ->
                        "%s %.0f"
                                .formatted(
                                        step.name().toLowerCase(Locale.ROOT),
                                        runs.stream()
                                                .mapToLong(run ->
                                                        run.getOrDefault(step, Duration.ZERO)
                                                                .toMillis())
                                                .average()
                                                .orElse(0)))
                .collect(joining(", "));
    }

    private String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return """
        - %d cores, %,d MB for the JVM, %s %s, load %.1f when this was written
        - JDK %s, MariaDB %s (%s), flush at each commit
        - commit %s, `./tenfolio bench --portfolios %d --rounds %d`
        """
                .formatted(
                        system.getAvailableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        system.getName(),
                        system.getArch(),
                        system.getSystemLoadAverage(),
                        Runtime.version(),
                        database.version(),
                        BenchDatabase.SETTINGS,
                        plan.commit(),
                        plan.portfolios(),
                        plan.rounds());
    }
}
