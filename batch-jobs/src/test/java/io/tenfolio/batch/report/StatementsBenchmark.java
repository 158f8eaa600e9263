package io.tenfolio.batch.report;

import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_EUR;
import static io.tenfolio.batch.testing.SmallWorld.COIN_IN_USD;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.refresh.RefreshRun;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.job.Slot;
import io.tenfolio.performance.Period;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportOrder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/// How many statement PDFs a scheduler makes in a second. Run it by hand, with the number of portfolios: docs/performance.md says how.
public final class StatementsBenchmark {
    private StatementsBenchmark() {}

    public static void main(String[] args) {
        int portfolios = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        try (var database = TestDatabase.fresh()) {
            var world = new SmallWorld(database.ownerJdbc());
            say("Creating %d portfolios", portfolios);
            world.create(1);
            multiply(database, portfolios);
            ledgers(database, portfolios);
            var day = Instant.parse("2026-10-25T10:00:00Z");
            for (int i = 0; i < 27; i++) {
                var at = day.plus(Duration.ofDays(i));
                world.price(COIN_IN_EUR, "12.34" + i, "EUR", at);
                world.price(COIN_IN_USD, "98.7" + i, "USD", at);
                world.dollarsPerEuro("1.08" + (10 + i), at);
            }
            measure(database, portfolios);
        }
    }

    private static void measure(TestDatabase database, int portfolios) {
        try (var context = JobsInTest.on(database, ReportConfiguration.class)) {
            var gate = context.getBean(RunGate.class);
            gate.askNow(new Slot(Instant.parse("2026-11-20T10:00:00Z")), Instant.now(), "test");
            context.getBean(RefreshRun.class)
                    .run(gate.claimNext("test").orElseThrow(), () -> false);
            var requests = context.getBean(ReportRequests.class);
            requests.ask(
                    ReportOrder.statements(
                            new Period(
                                    LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-20")),
                            Set.of(ReportFormat.PDF),
                            Locale.GERMANY),
                    new UserId(1),
                    "benchmark");
            var claim = requests.takeNext("benchmark", Duration.ofMinutes(1), true).orElseThrow();
            long began = System.nanoTime();
            var before = processorTime();
            var outcome = context.getBean(MakeReport.class).run(claim, () -> false);
            double seconds = (System.nanoTime() - began) / 1e9;
            var used = processorTime().minus(before);
            var bytes =
                    database.jdbc()
                            .sql("select sum(size) from report_file")
                            .query(Long.class)
                            .single();
            say(
                    "%s: %d PDFs in %.0f s, %.1f a second, %.1f KB and %.1f ms of a processor each (without the database's); load %.1f on %d cores",
                    outcome,
                    requests.find(claim.report()).orElseThrow().progress().done(),
                    seconds,
                    portfolios / seconds,
                    bytes / 1024.0 / portfolios,
                    used.toMillis() / (double) portfolios,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
        }
    }

    /// Of this process, without the database's.
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// As the small world makes them one by one.
    private static void multiply(TestDatabase database, int portfolios) {
        for (var sql :
                new String[] {
                    """
                    insert into portfolio (id, owner_id, name, base_currency, zone, cost_method, created_at, opened_seq)
                    select seq, 1, concat('Portfolio ', seq), if(mod(seq, 2) = 1, 'EUR', 'USD'), 'UTC', 'FIFO', utc_timestamp(6), 0
                    from   seq_2_to_%d
                    """,
                    """
                    insert into account (id, portfolio_id, name, kind, shorts_allowed, created_at)
                    select seq, seq, 'Main', 'BROKERAGE', false, utc_timestamp(6)
                    from   seq_2_to_%d
                    """,
                    """
                    insert into account_position (portfolio_id, account_id, instrument_id, quantity, cost, realised_gain, change_seq)
                    select seq, seq, i.id, seq * case i.id when 1 then 1 when 2 then 2 else 100 end, 10, 0, 0
                    from   seq_2_to_%d
                    cross  join instrument i
                    """
                }) {
            database.ownerJdbc().sql(sql.formatted(portfolios)).update();
        }
    }

    /// What the positions of the small world came from: a deposit and a purchase each.
    private static void ledgers(TestDatabase database, int portfolios) {
        var owner = database.ownerJdbc();
        for (var kind :
                new String[] {
                    "'DEPOSIT', null, null, 100 * id + 200 * id, 'EUR'",
                    "'BUY', 1, id, 10 * id, 'EUR'"
                }) {
            owner.sql(
                            """
                            insert into ledger_entry (account_id, kind, effective_at, recorded_at, instrument_id, quantity, gross, currency, fee, tax)
                            select id, %s, '2026-11-03 10:00:00', '2026-11-03 10:00:00', %s
                            from   account
                            where  id <= :portfolios
                            """
                                    .formatted(columns(kind)[0], columns(kind)[1]))
                    .param("portfolios", portfolios)
                    .update();
        }
    }

    private static String[] columns(String kind) {
        var parts = kind.split(", ", 2);
        return new String[] {parts[0], parts[1] + ", 0, 0"};
    }

    private static void say(String words, Object... about) {
        System.out.println(String.format(Locale.ROOT, words, about));
    }
}
