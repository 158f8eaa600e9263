package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.OTHER;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.BITCOIN;
import static io.tenfolio.testing.Given.SIEMENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The figures in docs/performance.md: the ledger list of a portfolio with 100,000 entries. They are measured when asked for:
/// `-Dtest=ManyLedgerLinesTest -Dtenfolio.figures=true`.
@EnabledIfSystemProperty(named = "tenfolio.figures", matches = "true")
class ManyLedgerLinesTest {
    private static final int PAGE = 41;
    private static final int TIMES = 60;
    private static final int FIRST_ACCOUNT = 1_000;
    private static final int ACCOUNTS = 100;

    private static LedgerWorld world;

    /// Where the entries lie.
    enum Spread {
        ALL_IN_ONE_ACCOUNT(PORTFOLIO),
        OVER_A_HUNDRED_ACCOUNTS(OTHER);

        private final PortfolioId portfolio;

        Spread(PortfolioId portfolio) {
            this.portfolio = portfolio;
        }
    }

    @BeforeAll
    static void aHundredThousandEntriesInEachOfTwoPortfolios() {
        world = new LedgerWorld();
        sql(
                """
                insert into account (id, portfolio_id, name, kind, shorts_allowed, created_at)
                select %d + seq, 2, concat('Depot ', seq), 'BROKERAGE', false, utc_timestamp(6)
                from   seq_0_to_%d
                """
                        .formatted(FIRST_ACCOUNT, ACCOUNTS - 1));
        entries("1");
        entries("%d + seq mod %d".formatted(FIRST_ACCOUNT, ACCOUNTS));
        world.database.ownerJdbc().sql("analyze table ledger_entry").query().listOfRows();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /// An entry every ten minutes; a hundred thousand of them are not quite two years.
    private static void entries(String account) {
        sql(
                """
                insert into ledger_entry (account_id, kind, effective_at, recorded_at, recorded_by, instrument_id, quantity, gross, currency,
                                          fee, tax, ratio_new, ratio_old, note)
                select %s,
                       case when seq mod 9973 = 0 then 'SPLIT' when seq mod 5 < 3 then 'BUY' when seq mod 5 = 3 then 'SELL' else 'DEPOSIT' end,
                       '2025-01-01' + interval seq * 10 minute, utc_timestamp(6), 1,
                       case when seq mod 9973 <> 0 and seq mod 5 = 4 then null when seq mod 7919 = 0 then %d else %d end,
                       if(seq mod 9973 <> 0 and seq mod 5 = 4, null, 1), if(seq mod 9973 = 0, null, 10), if(seq mod 9973 = 0, null, 'EUR'),
                       0, 0, if(seq mod 9973 = 0, 2, null), if(seq mod 9973 = 0, 1, null),
                       case when seq mod 9001 = 0 then 'a needle in the hay' else concat('Order ', seq, ' by telephone') end
                from   seq_1_to_100000
                """
                        .formatted(account, BITCOIN.id().value(), SIEMENS.id().value()));
    }

    @ParameterizedTest
    @EnumSource
    void answerTheFirstPageWithinThreeTenthsOfASecond(Spread spread) {
        var lines = new LedgerLines(world.database.jdbc());
        assertSoftly(softly ->
                filters()
                        .forEach((name, filter) -> {
                            var what = spread + ", " + name;
                            var p95 = p95(what, lines, spread.portfolio, filter, Optional.empty());
                            softly.assertThat(p95).as(what).isLessThan(300);
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void answerAPageFarBehindAsSoon(Spread spread) {
        var lines = new LedgerLines(world.database.jdbc());
        var line =
                lines.of(
                                spread.portfolio,
                                filter(null, null, null, Instant.parse("2025-06-01T00:00:00Z"), ""),
                                Optional.empty(),
                                1)
                        .getFirst();
        assertThat(
                        p95(
                                spread + ", far behind",
                                lines,
                                spread.portfolio,
                                LedgerFilter.ALL,
                                Optional.of(line.place())))
                .isLessThan(300);
    }

    private static Map<String, LedgerFilter> filters() {
        var filters = new LinkedHashMap<String, LedgerFilter>();
        filters.put("all", LedgerFilter.ALL);
        filters.put("a frequent kind", filter(EntryKind.BUY, null, null, null, ""));
        filters.put("a rare kind", filter(EntryKind.SPLIT, null, null, null, ""));
        filters.put("a kind there is none of", filter(EntryKind.FEE, null, null, null, ""));
        filters.put("a frequent instrument", filter(null, SIEMENS.id(), null, null, ""));
        filters.put("a rare instrument", filter(null, BITCOIN.id(), null, null, ""));
        filters.put(
                "a month",
                filter(
                        null,
                        null,
                        Instant.parse("2025-03-01T00:00:00Z"),
                        Instant.parse("2025-04-01T00:00:00Z"),
                        ""));
        filters.put("a frequent word", filter(null, null, null, null, "telephone"));
        filters.put("a rare word", filter(null, null, null, null, "needle"));
        filters.put("the name of an instrument", filter(null, null, null, null, "bitcoin"));
        filters.put("a word there is none of", filter(null, null, null, null, "xyzzy"));
        return filters;
    }

    private static LedgerFilter filter(
            EntryKind kind, InstrumentId instrument, Instant from, Instant to, String text) {
        return new LedgerFilter(null, kind, instrument, from, to, text);
    }

    private static long p95(
            String what,
            LedgerLines lines,
            PortfolioId portfolio,
            LedgerFilter filter,
            Optional<LedgerPlace> after) {
        var millis = new long[TIMES];
        int found = 0;
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            found = lines.of(portfolio, filter, after, PAGE).size();
            millis[i] = (System.nanoTime() - began) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%s: %d found, p50 %d ms, p95 %d ms, best %d ms%n",
                what, found, millis[TIMES / 2], millis[TIMES * 95 / 100], millis[0]);
        return millis[TIMES * 95 / 100];
    }

    private static void sql(String sql) {
        world.database.ownerJdbc().sql(sql).update();
    }
}
