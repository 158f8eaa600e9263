package io.tenfolio.batch.valuation;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.BITCOIN;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.unitPrice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.batch.testing.JobsInTest;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.AlreadyReversed;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.CloseArchive;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.db.valuation.StaleCloses;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.Overselling;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.ExchangeRates;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.testing.Given;
import io.tenfolio.testing.LedgerBuilder;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.Valuer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// Three portfolios in three zones have a close for each of ten days; they begin with nothing but zeros.
class CloseCorrectionsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-09");
    private static final LocalDate LAST = LocalDate.parse("2026-11-18");
    private static final SourceName SOURCE = new SourceName("test");
    private static final UserId ADA = new UserId(1);

    private static final Portfolio ONE = portfolio(1, "EUR", "UTC", CostMethod.FIFO);
    private static final Portfolio TWO =
            portfolio(2, "USD", "America/New_York", CostMethod.MOVING_AVERAGE);
    private static final Portfolio THREE = portfolio(3, "JPY", "Asia/Tokyo", CostMethod.FIFO);
    private static final List<Portfolio> ALL = List.of(ONE, TWO, THREE);

    private final List<NewPrice> prices = new ArrayList<>();
    private final List<RateQuote> rates = new ArrayList<>();
    private TestDatabase database;
    private ConfigurableApplicationContext context;
    private CloseCorrections corrections;
    private DailyCloses closes;
    private Ledgers ledgers;
    private long slot = LAST.plusDays(2).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    @BeforeEach
    void begin() {
        database = TestDatabase.fresh();
        var instruments = new Instruments(database.jdbc(), database.transactions());
        Given.INSTRUMENTS.forEach(instrument -> instruments.add(instrument, List.of()));
        new Users(database.jdbc()).create("ada", "Ada", "hash", Role.INVESTOR, false);
        new Portfolios(database.jdbc(), database.transactions())
                .createAll(ALL, ALL.stream().map(CloseCorrectionsTest::account).toList());
        context = JobsInTest.on(database);
        corrections = context.getBean(CloseCorrections.class);
        closes = context.getBean(DailyCloses.class);
        ledgers = context.getBean(Ledgers.class);
        var archive = new CloseArchive(new JdbcTemplate(database.dataSource()));
        ALL.forEach(one -> archive.append(zeros(one)));
        var longAgo = at("2026-01-01T00:00:00Z");
        rate("USD", "1.1", longAgo);
        rate("JPY", "170", longAgo);
        rate("GBP", "0.85", longAgo);
        price(SIEMENS, "100 EUR", longAgo);
        price(APPLE, "200 USD", longAgo);
        price(BITCOIN, "90000 USD", longAgo);
    }

    @AfterEach
    void end() {
        context.close();
        database.close();
    }

    @Test
    void followABackDatedBuyFromItsDayOn() {
        book(ONE, aLedger().on("2026-11-09").deposit("1000 EUR"));
        settle();
        var before = now();

        book(ONE, aLedger().on("2026-11-12").buy("5", SIEMENS, "480 EUR"));
        settle();

        assertThat(totals(ONE, closes.of(ONE.id(), FIRST, LAST)))
                .containsEntry("2026-11-11", "1000.0000")
                .containsEntry("2026-11-12", "1020.0000")
                .containsEntry("2026-11-18", "1020.0000");
        assertThat(totals(ONE, closes.asKnown(ONE.id(), FIRST, LAST, before)))
                .containsEntry("2026-11-12", "1000.0000")
                .containsEntry("2026-11-18", "1000.0000");
    }

    @Test
    void followAReversalFromTheDayOfWhatItReverses() {
        var deposit = book(ONE, aLedger().on("2026-11-10").deposit("1000 EUR"));
        settle();
        var before = now();

        book(ONE, aLedger().on("2026-11-20").reverse(deposit.value()));
        settle();

        assertThat(totals(ONE, closes.of(ONE.id(), FIRST, LAST)).values()).containsOnly("0.0000");
        assertThat(totals(ONE, closes.asKnown(ONE.id(), FIRST, LAST, before)))
                .containsEntry("2026-11-09", "0.0000")
                .containsEntry("2026-11-10", "1000.0000");
    }

    @Test
    void followALatePriceAndALateRateUntilTheNextOnes() {
        book(
                TWO,
                aLedger()
                        .in(2)
                        .on("2026-11-09")
                        .deposit("1000 USD")
                        .buy("1", SIEMENS, "110 EUR")
                        .exchange("121 USD", "110 EUR"));
        price(SIEMENS, "120 EUR", at("2026-11-15T12:00:00Z"));
        settle();
        var before = now();
        assertThat(totals(TWO, closes.of(TWO.id(), FIRST, LAST)))
                .containsEntry("2026-11-14", "989.0000");

        price(SIEMENS, "110 EUR", at("2026-11-13T12:00:00Z"));
        settle();
        rate("USD", "1.2", at("2026-11-14T12:00:00Z"));
        settle();

        assertThat(totals(TWO, closes.of(TWO.id(), FIRST, LAST)))
                .containsEntry("2026-11-12", "989.0000")
                .containsEntry("2026-11-13", "1000.0000")
                .containsEntry("2026-11-14", "1011.0000")
                .containsEntry("2026-11-15", "1023.0000");
        assertThat(totals(TWO, closes.asKnown(TWO.id(), FIRST, LAST, before)))
                .containsEntry("2026-11-13", "989.0000")
                .containsEntry("2026-11-15", "1011.0000");
    }

    @Test
    void followAnOlderSlotThatWasRunLater() {
        book(ONE, aLedger().on("2026-11-09").deposit("100 EUR").buy("1", SIEMENS, "100 EUR"));
        price(SIEMENS, "110 EUR", at("2026-11-18T23:35:00Z"));
        price(SIEMENS, "120 EUR", at("2026-11-18T23:45:00Z"));
        published("2026-11-18T23:40:00Z", "2026-11-18T23:40:02Z");
        settle();
        assertThat(totals(ONE, closes.of(ONE.id(), LAST, LAST)))
                .containsOnly(Map.entry("2026-11-18", "110.0000"));

        published("2026-11-18T23:50:00Z", "2026-11-18T23:50:02Z");
        settle();

        assertThat(totals(ONE, closes.of(ONE.id(), LAST, LAST)))
                .containsOnly(Map.entry("2026-11-18", "120.0000"));
    }

    @Test
    void tellWhatCameAndWhatWentOnTheSameDay() {
        book(ONE, aLedger().on("2026-11-10").deposit("1000 EUR").withdraw("250 EUR"));
        settle();

        var day = closes.of(ONE.id(), FIRST.plusDays(1), FIRST.plusDays(1)).getFirst();
        assertThat(day.contributions()).isEqualByComparingTo("1000");
        assertThat(day.withdrawals()).isEqualByComparingTo("250");
        assertThat(day.flows()).isEqualByComparingTo("750");
    }

    @Test
    void coverADayThatEndsWithoutARunThatKnewOfTheBooking() {
        var last = LAST.plusDays(1);
        var unaware = published("2026-11-19T23:50:00Z", "2026-11-19T23:50:02Z");
        book(ONE, aLedger().on("2026-11-10").deposit("1000 EUR"));
        corrections.correct(100);
        assertThat(totals(ONE, closes.of(ONE.id(), FIRST, LAST)))
                .containsEntry("2026-11-18", "1000.0000");

        closes.store(unaware, List.of(zero(ONE, last)));
        corrections.correct(100);

        assertThat(totals(ONE, closes.of(ONE.id(), last, last)).values()).containsOnly("1000.0000");
        settle();
        assertThat(count("stale_close")).isZero();
    }

    @Test
    void areWrittenAgainOnlyWhereTheyDiffer() {
        book(ONE, aLedger().on("2026-11-15").deposit("1000 EUR"));
        settle();
        long versions = count("daily_close");
        assertThat(versions).isEqualTo(30 + 4);

        price(SIEMENS, "150 EUR", at("2026-11-14T12:00:00Z"));
        context.getBean(StaleCloses.class).mark(Map.of(ONE.id(), FIRST, TWO.id(), FIRST));
        settle();

        assertThat(count("daily_close")).isEqualTo(versions);
    }

    @Test
    void areLeftAloneByWhatCameInTime() {
        book(ONE, aLedger().on("2026-11-09").deposit("100 EUR").buy("1", SIEMENS, "100 EUR"));
        settle();

        price(SIEMENS, "150 EUR", at("2026-11-19T00:00:00.000001Z"));
        published(LAST.plusDays(3) + "T00:00:00Z", now().toString());

        assertThat(corrections.markLate()).isZero();
    }

    /// Whatever comes, in whatever order: afterwards every close is what the reference valuer says of the entries, prices and rates of
    /// its time, and what was known before is still told as it was.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalTheReferenceAfterAnythingLate(long seed) {
        var random = new Random(seed);
        ALL.forEach(one ->
                book(
                        one,
                        aLedger()
                                .in(one.id().value())
                                .on("2026-11-09")
                                .deposit("50000 EUR")
                                .deposit("50000 USD")));
        settle();
        var seen = new LinkedHashMap<Instant, Map<PortfolioId, List<Close>>>();

        for (int i = 0; i < 25; i++) {
            something(random);
            if (random.nextInt(3) == 0) {
                something(random);
            }
            settle();
            for (var one : ALL) {
                assertThat(closes.of(one.id(), FIRST, LAST))
                        .as("seed %d, event %d, portfolio %d", seed, i, one.id().value())
                        .isEqualTo(reference(one));
            }
            seen.put(now(), allCloses());
        }

        seen.forEach((then, told) ->
                ALL.forEach(one ->
                        assertThat(closes.asKnown(one.id(), FIRST, LAST, then))
                                .isEqualTo(told.get(one.id()))));
    }

    private void something(Random random) {
        var when = at("2026-11-09T00:00:00Z").plusSeconds(random.nextInt(10 * 86_400));
        var one = ALL.get(random.nextInt(ALL.size()));
        var story = aLedger().in(one.id().value()).at(when);
        var amount = 1 + random.nextInt(900);
        switch (random.nextInt(9)) {
            case 0 -> book(one, story.deposit(amount + " EUR"));
            case 1 -> book(one, story.withdraw(amount + " USD"));
            case 2 -> book(one, story.charged("3", "1").buy("3.5", SIEMENS, amount + " EUR"));
            case 3 -> book(one, story.buy("0.25", APPLE, amount + " USD"));
            case 4 -> book(one, story.sell("1.25", SIEMENS, amount + " EUR"));
            case 5 -> book(one, story.exchange("100 EUR", "110 USD"));
            case 6 -> reverseOne(one, random, story);
            case 7 ->
                    price(
                            random.nextBoolean() ? SIEMENS : APPLE,
                            when,
                            BigDecimal.valueOf(50_000 + random.nextInt(100_000), 3));
            case 8 ->
                    rate(
                            random.nextBoolean() ? "USD" : "JPY",
                            "" + (1 + random.nextInt(1000) / 1000.0),
                            when);
            default -> throw new AssertionError();
        }
    }

    private void reverseOne(Portfolio one, Random random, LedgerBuilder story) {
        var entries = ledgers.entries(one.id());
        var chosen = entries.get(random.nextInt(entries.size()));
        book(one, story.reverse(chosen.booking().id().value()));
    }

    private EntryId book(Portfolio one, LedgerBuilder story) {
        EntryId last = EntryId.NEW;
        for (var entry : story.entries()) {
            try {
                last = ledgers.book(entry, ADA, "");
            } catch (Overselling.Oversold | AlreadyReversed e) {
                return last; // refused, so it never was
            }
        }
        return last;
    }

    private void price(Instrument instrument, String price, Instant asOf) {
        var perUnit = unitPrice(price);
        price(instrument, asOf, perUnit.amount());
    }

    private void price(Instrument instrument, Instant asOf, BigDecimal amount) {
        var priced =
                new NewPrice(
                        instrument.id(),
                        new UnitPrice(amount, instrument.currency()),
                        asOf,
                        SOURCE,
                        Quality.FRESH,
                        Optional.empty());
        prices.add(priced);
        context.getBean(Prices.class).record(List.of(priced), now());
    }

    private void rate(String currency, String perEuro, Instant asOf) {
        var rate =
                new RateQuote(
                        SOURCE, EUR, Currency.getInstance(currency), new BigDecimal(perEuro), asOf);
        rates.add(rate);
        context.getBean(Prices.class).recordRates(List.of(rate), now());
    }

    /// The next run is published, and what came until then is dealt with.
    private void settle() {
        slot += 600;
        published(Instant.ofEpochSecond(slot).toString(), now().toString());
        corrections.markLate();
        while (corrections.correct(2) > 0) {}
    }

    private RunId published(String slotStart, String inputsAt) {
        var id = new RunId(new Slot(at(slotStart)), 0);
        database.ownerJdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, queued_at, position_seq, inputs_at, finished_at)
                        values (?, 0, 'PUBLISHED', utc_timestamp(6), ?, ?, utc_timestamp(6))
                        """)
                .params(
                        id.slot().epochSecond(),
                        context.getBean(Positions.class).sequence(),
                        Utc.of(at(inputsAt)))
                .update();
        return id;
    }

    private Map<PortfolioId, List<Close>> allCloses() {
        return ALL.stream()
                .collect(Collectors.toMap(Portfolio::id, one -> closes.of(one.id(), FIRST, LAST)));
    }

    private static Map<String, String> totals(Portfolio one, List<Close> closes) {
        var totals = new LinkedHashMap<String, String>();
        closes.forEach(close -> {
            assertThat(close.portfolio()).isEqualTo(one.id());
            totals.put(close.day().toString(), close.total().toPlainString());
        });
        return totals;
    }

    // the reference, as slow and plain as can be

    private List<Close> reference(Portfolio one) {
        var entries = ledgers.entries(one.id());
        return FIRST.datesUntil(LAST.plusDays(1)).map(day -> reference(one, day, entries)).toList();
    }

    private Close reference(Portfolio one, LocalDate day, List<LedgerEntry> entries) {
        var end = day.plusDays(1).atStartOfDay(one.zone()).toInstant().minusNanos(1_000);
        var instruments =
                Given.INSTRUMENTS.stream()
                        .collect(Collectors.toMap(Instrument::id, Function.identity()));
        var ledger = Ledger.of(List.of(account(one)), entries, Listings.of(instruments.values()));
        RateHistory history = (from, to, at) -> ratesAt(at).rate(from, to);
        var holdings =
                ledger
                        .positions(one.costMethod(), one.baseCurrency(), history, end)
                        .values()
                        .stream()
                        .map(position ->
                                Holding.of(
                                        position,
                                        Objects.requireNonNull(
                                                instruments.get(position.key().instrument()))))
                        .toList();
        var valuation =
                new Valuer(new MarketSnapshot(pricesAt(end), ratesAt(end)))
                        .value(one.id(), one.baseCurrency(), holdings);
        var zero = Worth.zero(one.baseCurrency());
        var in = zero;
        var out = zero;
        for (var flow : ledger.externalFlows(one.baseCurrency(), history).flows()) {
            if (LocalDate.ofInstant(flow.at(), one.zone()).equals(day)) {
                if (flow.amount().amount().signum() > 0) in = in.plus(flow.amount());
                else out = out.minus(flow.amount());
            }
        }
        return new Close(
                one.id(),
                day,
                valuation.marketValue().amount(),
                valuation.cash().amount(),
                valuation.cost().amount(),
                valuation.realisedGain().amount(),
                in.amount(),
                out.amount());
    }

    private Map<InstrumentId, Price> pricesAt(Instant at) {
        var then = new HashMap<InstrumentId, Price>();
        prices.stream()
                .filter(price -> !price.asOf().isAfter(at))
                .sorted(Comparator.comparing(NewPrice::asOf))
                .forEach(price ->
                        then.put(
                                price.instrument(),
                                new Price(
                                        0,
                                        price.instrument(),
                                        price.perUnit(),
                                        price.asOf(),
                                        price.asOf(),
                                        SOURCE,
                                        Quality.FRESH)));
        return then;
    }

    private ExchangeRates ratesAt(Instant at) {
        var then = new HashMap<Currency, BigDecimal>();
        rates.stream()
                .filter(rate -> !rate.asOf().isAfter(at))
                .sorted(Comparator.comparing(RateQuote::asOf))
                .forEach(rate ->
                        then.put(
                                rate.currency(),
                                rate.perPivot().setScale(18, RoundingMode.UNNECESSARY)));
        return new ExchangeRates(EUR, then);
    }

    private Instant now() {
        return context.getBean(StaleCloses.class).now();
    }

    private long count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static List<TimedClose> zeros(Portfolio one) {
        return FIRST.datesUntil(LAST.plusDays(1))
                .map(day ->
                        new TimedClose(
                                zero(one, day),
                                day.plusDays(1).atStartOfDay(one.zone()).toInstant()))
                .toList();
    }

    private static Close zero(Portfolio one, LocalDate day) {
        var zero = new BigDecimal("0.0000");
        return new Close(one.id(), day, zero, zero, zero, zero, zero, zero);
    }

    private static Account account(Portfolio one) {
        return new Account(
                new AccountId(one.id().value()), one.id(), "Depot", Account.Kind.BROKERAGE, false);
    }

    private static Portfolio portfolio(long id, String base, String zone, CostMethod method) {
        return new Portfolio(
                new PortfolioId(id),
                ADA,
                "Savings",
                Currency.getInstance(base),
                ZoneId.of(zone),
                method);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
