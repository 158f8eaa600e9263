package io.tenfolio.db.price;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawQuotesTest {
    private static final SourceName ECB = new SourceName("ecb");
    private static final SourceName AMFI = new SourceName("amfi");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final RunId RUN = new RunId(new Slot(Instant.parse("2026-11-21T12:00:00Z")), 0);

    private TestDatabase database;
    private RawQuotes rawQuotes;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        rawQuotes = new RawQuotes(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepAnAnswerWordForWord() {
        var body = "<Cube currency='USD' rate='1.0'/>\n".repeat(1_000).getBytes(UTF_8);

        var kept = rawQuotes.read(rawQuotes.store(new RawQuote(ECB, NOON, "text/xml", body)));

        assertThat(kept.body()).isEqualTo(body);
        assertThat(kept.source()).isEqualTo(ECB);
        assertThat(kept.fetchedAt()).isEqualTo(NOON);
        assertThat(kept.contentType()).isEqualTo("text/xml");
        assertThat(
                        database.jdbc()
                                .sql("select length(body) from raw_quote")
                                .query(Integer.class)
                                .single())
                .isLessThan(body.length / 10);
    }

    @Test
    void keepTheSameAnswerOfASourceOnce() {
        var first = rawQuotes.store(answer(ECB, "same", NOON));

        assertThat(rawQuotes.store(answer(ECB, "same", NOON.plusSeconds(600)))).isEqualTo(first);
        assertThat(rawQuotes.store(answer(AMFI, "same", NOON))).isNotEqualTo(first);
        assertThat(rawQuotes.store(answer(ECB, "other", NOON))).isNotEqualTo(first);
    }

    @Test
    void rememberHowEachAttemptEnded() {
        var raw = rawQuotes.store(answer(ECB, "rates", NOON));
        var answered = fetch(ECB, RawQuotes.Outcome.ANSWERED, NOON, Optional.of(raw));
        var failed = fetch(AMFI, RawQuotes.Outcome.FAILED, NOON, Optional.empty());

        rawQuotes.record(answered);
        rawQuotes.record(failed);

        assertThat(rawQuotes.of(RUN)).containsExactly(answered, failed);
        assertThat(rawQuotes.of(new RunId(RUN.slot(), 1))).isEmpty();
    }

    @Test
    void tellWhenEachSourceLastAnswered() {
        rawQuotes.record(fetch(ECB, RawQuotes.Outcome.ANSWERED, NOON, Optional.empty()));
        rawQuotes.record(
                fetch(ECB, RawQuotes.Outcome.ANSWERED, NOON.minusSeconds(600), Optional.empty()));
        rawQuotes.record(
                fetch(ECB, RawQuotes.Outcome.FAILED, NOON.plusSeconds(600), Optional.empty()));
        rawQuotes.record(fetch(AMFI, RawQuotes.Outcome.FAILED, NOON, Optional.empty()));

        assertThat(rawQuotes.lastAnswers(List.of(AMFI, ECB)))
                .containsExactly(java.util.Map.entry(ECB, NOON));
    }

    @Test
    void areThinnedOldestFirstButNotWhereAPriceCameFromThem() {
        var chosen = rawQuotes.store(answer(ECB, "chosen", NOON.minusSeconds(3)));
        var oldest = rawQuotes.store(answer(ECB, "oldest", NOON.minusSeconds(2)));
        var older = rawQuotes.store(answer(ECB, "older", NOON.minusSeconds(1)));
        var young = rawQuotes.store(answer(ECB, "young", NOON));
        priceFrom(chosen);

        assertThat(rawQuotes.thin(NOON, 1)).isEqualTo(1);
        assertThat(ids()).containsExactly(chosen, older, young);

        assertThat(rawQuotes.thin(NOON, 100)).isEqualTo(1);
        assertThat(ids()).containsExactly(chosen, young).doesNotContain(oldest);
    }

    @Test
    void areKeptWhereOnlyAnExchangeRateCameFromThem() {
        var rates = rawQuotes.store(answer(ECB, "rates", NOON.minusSeconds(2)));
        var other = rawQuotes.store(answer(ECB, "other", NOON.minusSeconds(1)));
        new Prices(database.jdbc())
                .recordChosenRates(
                        List.of(
                                new Prices.NewRate(
                                        new RateQuote(
                                                ECB,
                                                Currency.getInstance("EUR"),
                                                Currency.getInstance("USD"),
                                                new BigDecimal("1.1"),
                                                NOON),
                                        Optional.of(rates))),
                        NOON);

        assertThat(rawQuotes.thin(NOON, 100)).isEqualTo(1);
        assertThat(ids()).containsExactly(rates).doesNotContain(other);
    }

    @Test
    void forgetAttemptsLongAgoButEachSourcesLastAnswer() {
        rawQuotes.record(
                fetch(ECB, RawQuotes.Outcome.ANSWERED, NOON.minusSeconds(900), Optional.empty()));
        rawQuotes.record(
                fetch(ECB, RawQuotes.Outcome.ANSWERED, NOON.minusSeconds(600), Optional.empty()));
        rawQuotes.record(
                fetch(AMFI, RawQuotes.Outcome.FAILED, NOON.minusSeconds(300), Optional.empty()));
        var young = fetch(AMFI, RawQuotes.Outcome.FAILED, NOON, Optional.empty());
        rawQuotes.record(young);

        assertThat(rawQuotes.thinAttempts(NOON, 1)).isEqualTo(1);
        assertThat(rawQuotes.thinAttempts(NOON, 100)).isEqualTo(1);
        assertThat(rawQuotes.thinAttempts(NOON, 100)).isZero();

        assertThat(rawQuotes.of(RUN))
                .extracting(RawQuotes.Fetch::startedAt)
                .containsExactly(NOON.minusSeconds(600), NOON);
    }

    /// Ten sources asked every ten minutes for two weeks: some twenty thousand attempts.
    @Test
    void tellWhenEachSourceLastAnsweredWithoutReadingEveryAttempt() {
        database.ownerJdbc()
                .sql(
                        """
                        insert into fetch_attempt (slot, revision, source, started_at, millis, outcome)
                        select seq, 0, concat('source-', seq % 10), '2026-11-01' + interval seq minute, 1,
                               if(seq % 3 = 0, 'FAILED', 'ANSWERED')
                        from   seq_1_to_20000
                        """)
                .update();
        database.ownerJdbc().sql("analyze table fetch_attempt").query().listOfRows();

        var sources = IntStream.range(0, 10).mapToObj(n -> new SourceName("source-" + n)).toList();
        long before = stepsSoFar();

        assertThat(rawQuotes.lastAnswers(sources)).hasSize(10);
        assertThat(stepsSoFar() - before).isLessThan(200);
    }

    /// Of all sessions: this database server is this test's own.
    private long stepsSoFar() {
        return database
                .jdbc()
                .sql(
                        "show global status where variable_name in ('Handler_read_key', 'Handler_read_next', 'Handler_read_prev')")
                .query((row, _) -> row.getLong("Value"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void cutADetailThatIsTooLong() {
        rawQuotes.record(
                new RawQuotes.Fetch(
                        RUN,
                        ECB,
                        NOON,
                        Duration.ZERO,
                        RawQuotes.Outcome.FAILED,
                        "x".repeat(9_999),
                        Optional.empty()));

        assertThat(rawQuotes.of(RUN).getFirst().detail()).hasSize(500).endsWith("…");
    }

    private void priceFrom(long rawQuote) {
        var gold =
                new Instrument.Commodity(
                        new InstrumentId(1),
                        "Gold",
                        "XAU",
                        Currency.getInstance("USD"),
                        Classification.NONE);
        new Instruments(database.jdbc(), database.transactions()).add(gold, List.of());
        new Prices(database.jdbc())
                .record(
                        List.of(
                                new Prices.NewPrice(
                                        gold.id(),
                                        UnitPrice.of("1", "USD"),
                                        NOON,
                                        ECB,
                                        Quality.FRESH,
                                        Optional.of(rawQuote))),
                        NOON);
    }

    private List<Long> ids() {
        return database.jdbc().sql("select id from raw_quote order by id").query(Long.class).list();
    }

    private static RawQuotes.Fetch fetch(
            SourceName source, RawQuotes.Outcome outcome, Instant at, Optional<Long> raw) {
        return new RawQuotes.Fetch(RUN, source, at, Duration.ofMillis(42), outcome, "detail", raw);
    }

    private static RawQuote answer(SourceName source, String body, Instant at) {
        return new RawQuote(source, at, "text/plain", body.getBytes(UTF_8));
    }
}
