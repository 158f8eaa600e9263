package io.tenfolio.db.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Isin;
import io.tenfolio.instrument.Mic;
import io.tenfolio.instrument.Ticker;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency INR = Currency.getInstance("INR");
    private static final Mic NASDAQ = new Mic("XNAS");
    private static final Isin APPLE_ISIN = new Isin("US0378331005");
    private static final Instrument APPLE =
            new Instrument.Equity(
                    new InstrumentId(1),
                    "Apple",
                    "AAPL",
                    NASDAQ,
                    USD,
                    new Classification("Technology", "US"));
    private static final Instrument FUND =
            new Instrument.Fund(
                    new InstrumentId(2), "A fund", "A fund", INR, new Classification("", "IN"));

    private TestDatabase database;
    private Instruments instruments;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        instruments = new Instruments(database.jdbc(), database.transactions());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofEveryKindComeBackAsTheyWere() {
        var all =
                List.of(
                        APPLE,
                        FUND,
                        new Instrument.Etf(
                                new InstrumentId(3),
                                "An ETF",
                                "ETF",
                                NASDAQ,
                                USD,
                                Classification.NONE),
                        new Instrument.Bond(
                                new InstrumentId(4),
                                "A bond",
                                "BND",
                                NASDAQ,
                                USD,
                                Classification.NONE),
                        new Instrument.Crypto(
                                new InstrumentId(5), "Bitcoin", "BTC", USD, Classification.NONE),
                        new Instrument.Commodity(
                                new InstrumentId(6), "Gold", "XAU", USD, Classification.NONE),
                        new Instrument.Currency(new InstrumentId(7), INR));

        all.forEach(instrument -> instruments.add(instrument, List.of()));

        assertThat(instruments.all().values()).containsExactlyElementsOf(all);
        assertThat(instruments.nextId()).isEqualTo(new InstrumentId(8));
    }

    @Test
    void areFoundByEachOfTheirIdentifiers() {
        instruments.add(
                APPLE,
                List.of(
                        Identifier.of(APPLE_ISIN),
                        Identifier.of(new Ticker("AAPL"), NASDAQ),
                        Identifier.ofSource("twelvedata", "AAPL")));

        assertThat(instruments.find(Identifier.of(APPLE_ISIN))).contains(APPLE);
        assertThat(instruments.find(Identifier.of(new Ticker("AAPL"), NASDAQ))).contains(APPLE);
        assertThat(instruments.find(Identifier.of(new Ticker("AAPL"), new Mic("XETR")))).isEmpty();
        assertThat(instruments.isins())
                .containsExactly(java.util.Map.entry(APPLE.id(), APPLE_ISIN.value()));
    }

    @Test
    void areKnownToEachSourceByItsOwnCode() {
        instruments.add(APPLE, List.of(Identifier.ofSource("twelvedata", "AAPL")));
        instruments.add(FUND, List.of(Identifier.ofSource("amfi", "119551")));

        assertThat(instruments.codesOf("amfi"))
                .containsExactly(java.util.Map.entry("119551", FUND.id()));
    }

    @Test
    void areRefusedWithAllTheirIdentifiersWhenOneOfThemBelongsToAnother() {
        instruments.add(APPLE, List.of(Identifier.of(APPLE_ISIN)));

        assertThatThrownBy(() ->
                        instruments.add(
                                FUND,
                                List.of(
                                        Identifier.ofSource("amfi", "1"),
                                        Identifier.of(APPLE_ISIN))))
                .isInstanceOf(InstrumentKnown.class);

        assertThat(instruments.all()).containsOnlyKeys(APPLE.id());
        assertThat(instruments.codesOf("amfi")).isEmpty();
    }
}
