package io.tenfolio.db.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.portfolio.PortfolioSelection.Range;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DailyClosesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final RunId EARLIER =
            new RunId(new Slot(Instant.parse("2026-11-20T22:40:00Z")), 3);
    private static final RunId LATER =
            new RunId(new Slot(Instant.parse("2026-11-20T22:50:00Z")), 0);

    private TestDatabase database;
    private DailyCloses closes;
    private PortfolioId one;
    private PortfolioId two;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        closes = new DailyCloses(new JdbcTemplate(database.dataSource()));
        one = portfolio("one");
        two = portfolio("two");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void comeBackAsTheyWereOldestFirst() {
        var friday = aClose(one, FRIDAY, "1.2345");
        var thursday = aClose(one, FRIDAY.minusDays(1), "-2.0000");
        closes.store(LATER, List.of(friday, thursday, aClose(two, FRIDAY, "9.0000")));

        assertThat(closes.of(one, FRIDAY.minusDays(1), FRIDAY)).containsExactly(thursday, friday);
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(friday);
    }

    @Test
    void countAsTheyWereRecordedLast() {
        var early = ran(EARLIER, "2026-11-20T22:40:01Z");
        var late = ran(LATER, "2026-11-20T22:50:01Z");
        closes.store(late, List.of(aClose(one, FRIDAY, "2.0000")));
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "2.0000"));

        closes.store(early, List.of(aClose(one, FRIDAY, "1.0000")));
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "2.0000"));

        correct(aClose(one, FRIDAY, "3.0000"), "2026-11-21T09:00:00Z");
        assertThat(closes.of(one, FRIDAY, FRIDAY)).containsExactly(aClose(one, FRIDAY, "3.0000"));
    }

    @Test
    void areToldAsTheyWereKnownThen() {
        var first = aClose(one, FRIDAY, "1.0000");
        var corrected = aClose(one, FRIDAY, "2.0000");
        closes.store(ran(LATER, "2026-11-20T22:50:01Z"), List.of(first));
        correct(corrected, "2026-11-23T09:00:00Z");

        assertThat(known("2026-11-20T22:50:00Z")).isEmpty();
        assertThat(known("2026-11-23T08:59:59Z")).containsExactly(first);
        assertThat(known("2026-11-23T09:00:00Z")).containsExactly(corrected);
    }

    @Test
    void ofTheSameRunAreWrittenOnce() {
        var run = ran(LATER, "2026-11-20T22:50:01Z");
        closes.store(run, List.of(aClose(one, FRIDAY, "1.0000")));
        closes.store(run, List.of(aClose(one, FRIDAY, "1.0000")));

        assertThat(
                        database.jdbc()
                                .sql("select count(*) from daily_close")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void beforeTodayAreTheLastOfEachPortfolioInTheirNewestVersion() {
        var run = ran(LATER, "2026-11-20T22:50:01Z");
        closes.store(
                run,
                List.of(
                        aClose(one, FRIDAY, "1.0000"),
                        aClose(one, FRIDAY.minusDays(1), "2.0000"),
                        aClose(one, FRIDAY.minusDays(9), "3.0000"),
                        aClose(two, FRIDAY.minusDays(30), "4.0000")));
        correct(aClose(one, FRIDAY.minusDays(1), "5.0000"), "2026-11-21T09:00:00Z");

        var last = new LastCloses(database.jdbc());

        assertThat(
                        last.before(
                                Map.of(ZoneOffset.UTC, FRIDAY),
                                Set.of(one, two),
                                new Range(one, two)))
                .containsOnly(
                        entry(
                                one,
                                new LastClose(
                                        FRIDAY.minusDays(1), new BigDecimal("15.0000"), 77L, true)),
                        entry(
                                two,
                                new LastClose(
                                        FRIDAY.minusDays(30),
                                        new BigDecimal("14.0000"),
                                        42L,
                                        false)));
        assertThat(last.before(Map.of(ZoneOffset.UTC, FRIDAY), Set.of(two), new Range(two, two)))
                .containsOnlyKeys(two);
        assertThat(
                        last.before(
                                Map.of(ZoneOffset.UTC, FRIDAY.minusDays(30)),
                                Set.of(one, two),
                                new Range(one, two)))
                .isEmpty();
        assertThat(
                        last.before(
                                Map.of(ZoneOffset.ofHours(1), FRIDAY),
                                Set.of(one, two),
                                new Range(one, two)))
                .isEmpty();
    }

    private List<Close> known(String at) {
        return closes.asKnown(one, FRIDAY, FRIDAY, Instant.parse(at));
    }

    private void correct(Close close, String recordedAt) {
        closes.correct(
                List.of(new TimedClose(close, Instant.parse("2026-11-21T00:00:00Z"))),
                Instant.parse(recordedAt),
                77);
    }

    /// A run that fixed its inputs then, at position sequence 42.
    private RunId ran(RunId run, String inputsAt) {
        database.jdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, queued_at, position_seq, inputs_at)
                        values (?, ?, 'PUBLISHED', utc_timestamp(6), 42, ?)
                        """)
                .params(run.slot().epochSecond(), run.revision(), Utc.of(Instant.parse(inputsAt)))
                .update();
        return run;
    }

    private PortfolioId portfolio(String name) {
        var owner = new Users(database.jdbc()).create(name, name, "hash", Role.INVESTOR, false);
        return new Portfolios(database.jdbc(), database.transactions())
                .create(owner, name, Currency.getInstance("EUR"), ZoneOffset.UTC, CostMethod.FIFO);
    }

    private static Close aClose(PortfolioId portfolio, LocalDate day, String marketValue) {
        return new Close(
                portfolio,
                day,
                new BigDecimal(marketValue),
                new BigDecimal("10.0000"),
                new BigDecimal("20.0000"),
                new BigDecimal("-30.0000"),
                new BigDecimal("0.5000"),
                new BigDecimal("0.2500"));
    }
}
