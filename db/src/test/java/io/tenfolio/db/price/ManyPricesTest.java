package io.tenfolio.db.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three years of daily prices of five hundred instruments, about as many as the demo has.
class ManyPricesTest {
    private static final int INSTRUMENTS = 500;
    private static final int DAYS = 780;
    private static final Instant LONG_AFTER = Instant.parse("2030-01-01T00:00:00Z");

    private static TestDatabase database;
    private static Prices prices;

    @BeforeAll
    static void fill() {
        database = TestDatabase.empty();
        database.flyway().migrate();
        prices = new Prices(database.jdbc());
        database.ownerJdbc()
                .sql(
                        """
                        insert into instrument (id, asset_class, name, symbol, currency, created_at)
                        select seq, 'COMMODITY', seq, seq, 'EUR', now(6)
                        from   seq_1_to_%d
                        """
                                .formatted(INSTRUMENTS))
                .update();
        database.ownerJdbc()
                .sql(
                        """
                        insert into price (instrument_id, as_of, recorded_at, per_unit, currency, source, quality)
                        select i.seq, '2026-01-01' + interval d.seq day, '2026-01-01' + interval d.seq day, d.seq, 'EUR', 'main', 1
                        from   seq_1_to_%d d, seq_1_to_%d i
                        """
                                .formatted(DAYS, INSTRUMENTS))
                .update();
        database.ownerJdbc().sql("analyze table price, instrument").query().listOfRows();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void tellTheNewestOfEachInstrumentByOneStepIntoTheIndex() {
        var before = rowsRead();
        var latest = prices.latest(LONG_AFTER);
        var read = rowsRead() - before;

        assertThat(latest).hasSize(INSTRUMENTS);
        assertThat(latest.get(new InstrumentId(500)).perUnit().amount())
                .isEqualByComparingTo("" + DAYS);
        // each instrument, its newest index entry, that row, and once more as the answer: not its
        // 780 prices
        assertThat(read).isLessThan(INSTRUMENTS * 8L);
    }

    @Test
    void tellTheNewestWithinMilliseconds() {
        prices.latest(LONG_AFTER);
        var fastest = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            var begin = System.nanoTime();
            prices.latest(LONG_AFTER);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }

        assertThat(fastest).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void ofOneInstrumentAreReadByRange() {
        var before = rowsRead();
        var year =
                prices.daily(
                        new InstrumentId(7),
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Instant.parse("2027-06-01T00:00:00Z"));
        var read = rowsRead() - before;

        assertThat(year).hasSize(366);
        assertThat(read).isLessThan(366 * 12L);
    }

    /// By all sessions of the server, which only this test uses now.
    private static long rowsRead() {
        return database
                .ownerJdbc()
                .sql("show global status like 'Handler_read%'")
                .query()
                .listOfRows()
                .stream()
                .filter(row ->
                        !List.of("Handler_read_rnd_deleted")
                                .contains(row.get("Variable_name").toString()))
                .mapToLong(
                        row -> Long.parseLong(((Map<String, Object>) row).get("Value").toString()))
                .sum();
    }
}
