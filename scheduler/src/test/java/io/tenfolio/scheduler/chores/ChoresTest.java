package io.tenfolio.scheduler.chores;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.UserId;
import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry.Deposit;
import io.tenfolio.money.Money;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.scheduler.testing.SchedulerInTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Both nodes' own timers are far from due; the tests do what they would do.
class ChoresTest {
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(15));
    private static final Instant LATELY = Instant.now().minus(Duration.ofDays(13));
    private static final SourceName ECB = new SourceName("ecb");

    private static TestDatabase database;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;
    private static RawQuotes rawQuotes;

    private final JdbcClient owner = database.ownerJdbc();

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        new SmallWorld(database.ownerJdbc()).create(0);
        one = SchedulerInTest.start(database, "one", "tenfolio.timetable.every=2h");
        two = SchedulerInTest.start(database, "two", "tenfolio.timetable.every=2h");
        rawQuotes = one.getBean(RawQuotes.class);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        owner.sql("delete from price").update();
        owner.sql("delete from raw_quote").update();
        letNobodyHaveDoneIt();
    }

    @Test
    void thinAnswersOfTwoWeeksAgoButNotWhatAPriceWasReadFrom() {
        var kept = rawQuotes.store(answer("the one chosen", LONG_AGO));
        priceFrom(kept);
        for (int number = 0; number < 501; number++) {
            rawQuotes.store(answer("unused " + number, LONG_AGO));
        }
        var young = rawQuotes.store(answer("unused, but of late", LATELY));

        chores(one).thinRawQuotes();

        assertThat(answers()).containsExactly(kept, young);
        assertThat(rawQuotes.read(kept).body())
                .isEqualTo("the one chosen".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leaveThinningToTheNodeThatDidIt() {
        doesOnce("thinRawQuotes", Chores::thinRawQuotes);
    }

    @Test
    void leaveTheCheckToTheNodeThatDidIt() {
        doesOnce("checkPositions", Chores::checkPositions);
    }

    @Test
    void tellWhichPositionsDifferFromTheirLedger() {
        var sound = bookedPortfolio();
        var falsified = bookedPortfolio();
        chores(one).checkPositions();
        assertThat(complaints()).isEmpty();

        owner.sql(
                        "update account_position set quantity = quantity + 1 where portfolio_id = :portfolio")
                .param("portfolio", falsified.value())
                .update();
        letNobodyHaveDoneIt();
        chores(two).checkPositions();

        assertThat(complaints())
                .containsExactly(
                        "Positions of 1 portfolios differ from their ledger, among them [%d]"
                                .formatted(falsified.value()));
        assertThat(sound).isNotEqualTo(falsified);
    }

    /// The lock is whose the chore was; it says who and how long nobody else does it.
    private void doesOnce(String chore, Consumer<Chores> work) {
        work.accept(chores(one));
        var first = lock(chore);
        work.accept(chores(two));
        assertThat(lock(chore)).isEqualTo(first);

        letNobodyHaveDoneIt();
        work.accept(chores(two));
        assertThat(lock(chore)).isNotEqualTo(first);
    }

    private String lock(String chore) {
        return owner.sql(
                        "select concat(locked_at, ' until ', lock_until) from shedlock where name = :chore")
                .param("chore", chore)
                .query(String.class)
                .single();
    }

    private void letNobodyHaveDoneIt() {
        owner.sql("update shedlock set lock_until = utc_timestamp(3) - interval 1 hour").update();
    }

    private PortfolioId bookedPortfolio() {
        var portfolios = one.getBean(Portfolios.class);
        var portfolio =
                portfolios.create(
                        new UserId(1),
                        "Booked",
                        Currency.getInstance("EUR"),
                        ZoneOffset.UTC,
                        CostMethod.FIFO);
        var account = portfolios.openAccount(portfolio, "Main", Account.Kind.BROKERAGE, false);
        one.getBean(Ledgers.class)
                .book(
                        new Deposit(
                                new Booking(new EntryId(0), account, LATELY, LATELY, ""),
                                new Money(BigDecimal.TEN, Currency.getInstance("EUR"))),
                        new UserId(1),
                        "test");
        return portfolio;
    }

    private void priceFrom(long rawQuote) {
        owner.sql(
                        """
                        insert into price (instrument_id, as_of, recorded_at, per_unit, currency, source, quality, raw_quote_id)
                        values (1, utc_timestamp(6), utc_timestamp(6), 1, 'EUR', 'ecb', 1, :rawQuote)
                        """)
                .param("rawQuote", rawQuote)
                .update();
    }

    private List<Long> answers() {
        return owner.sql("select id from raw_quote order by id").query(Long.class).list();
    }

    private List<String> complaints() {
        return owner.sql("select reason from audit_entry where action = 'positions.differ'")
                .query(String.class)
                .list();
    }

    private static RawQuote answer(String body, Instant fetchedAt) {
        return new RawQuote(ECB, fetchedAt, "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Chores chores(ConfigurableApplicationContext node) {
        return node.getBean(Chores.class);
    }
}
