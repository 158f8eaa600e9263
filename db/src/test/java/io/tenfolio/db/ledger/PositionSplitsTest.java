package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.EUR;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.WORLD_ETF;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionSplitsTest {
    private static final Instant EVENING_BEFORE = Instant.parse("2026-01-04T17:30:00Z");
    private static final KnownSplit TEN_FOR_ONE =
            new KnownSplit(Instant.parse("2026-01-05T00:00:00Z"), 10, 1);

    private LedgerWorld world;
    private PositionSplits splits;

    @BeforeEach
    void siemensIsHeldInTwoAccounts() {
        world = new LedgerWorld();
        splits = new PositionSplits(world.database.jdbc());
        world.book(
                aLedger()
                        .on("2025-12-01")
                        .buy("3", SIEMENS, "300 EUR")
                        .in(2)
                        .buy("3", SIEMENS, "300 EUR"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellTheSplitOfTheAccountThatBookedItFromTheBeginningOfItsDay() {
        world.book(aLedger().at(Instant.parse("2026-01-05T16:00:00Z")).split(SIEMENS, 10, 1));

        assertThat(since(SIEMENS, EVENING_BEFORE, 1)).containsExactly(TEN_FOR_ONE);
        assertThat(since(SIEMENS, EVENING_BEFORE, 2)).isEmpty();
    }

    @Test
    void tellNothingOnceThePriceIsFromTheDayOfTheSplit() {
        world.book(aLedger().at(Instant.parse("2026-01-05T16:00:00Z")).split(SIEMENS, 10, 1));

        assertThat(since(SIEMENS, Instant.parse("2026-01-05T08:00:00Z"), 1)).isEmpty();
        assertThat(since(WORLD_ETF, EVENING_BEFORE, 1)).isEmpty();
    }

    @Test
    void tellWhatWasInThePositionsOfASequence() {
        var before = world.positions.sequence();
        var split = world.book(aLedger().on("2026-01-05").split(SIEMENS, 10, 1));
        var booked = world.positions.sequence();
        world.book(aLedger().on("2026-01-06").reverse(split.value()));

        assertThat(since(SIEMENS, EVENING_BEFORE, 1, before)).isEmpty();
        assertThat(since(SIEMENS, EVENING_BEFORE, 1, booked)).containsExactly(TEN_FOR_ONE);
        assertThat(since(SIEMENS, EVENING_BEFORE, 1, world.positions.sequence())).isEmpty();
    }

    @Test
    void leaveOutASplitWhoseTimeHasNotCome() {
        world.book(aLedger().at(Instant.parse("2126-01-05T08:00:00Z")).split(SIEMENS, 10, 1));

        assertThat(since(SIEMENS, EVENING_BEFORE, 1)).isEmpty();
    }

    private List<KnownSplit> since(Instrument instrument, Instant pricedAt, long account) {
        var all = since(instrument, pricedAt, account, world.positions.sequence());
        var ofPortfolio =
                splits.since(
                                List.of(price(instrument, pricedAt)),
                                world.positions.sequence(),
                                LedgerWorld.PORTFOLIO)
                        .of(holding(instrument, account));
        assertThat(ofPortfolio).isEqualTo(all);
        return all;
    }

    private List<KnownSplit> since(
            Instrument instrument, Instant pricedAt, long account, long sequence) {
        return splits.since(List.of(price(instrument, pricedAt)), sequence)
                .of(holding(instrument, account));
    }

    private static Holding holding(Instrument instrument, long account) {
        return new Holding(
                new AccountId(account),
                instrument.id(),
                instrument.assetClass(),
                instrument.currency(),
                Quantity.of(3),
                Worth.zero(EUR),
                Worth.zero(EUR));
    }

    private static Price price(Instrument instrument, Instant asOf) {
        return new Price(
                1,
                instrument.id(),
                UnitPrice.of("100", "EUR"),
                asOf,
                asOf,
                new SourceName("test"),
                Quality.FRESH);
    }
}
