package io.tenfolio.db.ledger;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.WORLD_ETF;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.KnownPrices.Trade;
import io.tenfolio.price.KnownSplit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookedFactsTest {
    private static final Instant LATER = Instant.parse("2026-03-01T00:00:00Z");
    private static final Set<InstrumentId> BOTH = Set.of(SIEMENS.id(), APPLE.id());

    private LedgerWorld world;
    private BookedFacts facts;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        facts = new BookedFacts(world.database.jdbc());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellASplitOnceHoweverManyAccountsBookedIt() {
        world.book(
                aLedger()
                        .at(Instant.parse("2026-01-05T08:00:00Z"))
                        .split(SIEMENS, 10, 1)
                        .in(2)
                        .at(Instant.parse("2026-01-05T12:00:00Z"))
                        .split(SIEMENS, 10, 1)
                        .on("2026-02-05")
                        .split(SIEMENS, 1, 2));

        assertThat(facts.splits(BOTH, LATER).get(SIEMENS.id()))
                .isEqualTo(
                        List.of(
                                new KnownSplit(Instant.parse("2026-01-05T08:00:00Z"), 10, 1),
                                new KnownSplit(Instant.parse("2026-02-05T12:00:00Z"), 1, 2)));
        assertThat(facts.splits(BOTH, Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
        assertThat(facts.splits(Set.of(APPLE.id()), LATER)).isEmpty();
    }

    @Test
    void forgetASplitThatWasReversed() {
        var split = world.book(aLedger().on("2026-01-05").split(SIEMENS, 10, 1));

        world.book(aLedger().on("2026-01-06").reverse(split.value()));

        assertThat(facts.splits(BOTH, LATER)).isEmpty();
    }

    @Test
    void tellWhatAUnitCostInTheNewestTrade() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .deposit("10000 EUR")
                        .charged("5", "1")
                        .buy("3", SIEMENS, "100 EUR")
                        .on("2026-01-06")
                        .sell("1", SIEMENS, "50 EUR")
                        .on("2026-04-06")
                        .buy("1", SIEMENS, "70 EUR"));

        assertThat(facts.lastTrades(BOTH, LATER))
                .containsOnlyKeys(SIEMENS.id())
                .containsEntry(
                        SIEMENS.id(),
                        new Trade(
                                UnitPrice.of("50", "EUR"), Instant.parse("2026-01-06T12:00:00Z")));
        assertThat(
                        facts.lastTrades(BOTH, Instant.parse("2026-01-06T00:00:00Z"))
                                .get(SIEMENS.id())
                                .perUnit())
                .isEqualTo(UnitPrice.of("33.333333333333333333", "EUR"));
    }

    @Test
    void tellOfWhatADuplicateWasMergedInto() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .buy("4", SIEMENS, "100 EUR")
                        .buy("4", WORLD_ETF, "200 EUR")
                        .split(SIEMENS, 10, 1)
                        .in(2)
                        .split(WORLD_ETF, 10, 1)
                        .on("2026-02-05")
                        .split(WORLD_ETF, 2, 1));

        world.merge(WORLD_ETF, SIEMENS);

        assertThat(facts.lastTrades(Set.of(SIEMENS.id()), LATER).get(SIEMENS.id()).perUnit())
                .isEqualTo(UnitPrice.of("50", "EUR"));
        assertThat(facts.splits(Set.of(SIEMENS.id()), LATER).get(SIEMENS.id()))
                .extracting(KnownSplit::ratioNew)
                .containsExactly(10, 2);
    }

    @Test
    void passOverATradeWhosePriceNothingCanHold() {
        world.book(
                aLedger()
                        .on("2026-01-05")
                        .buy("4", SIEMENS, "100 EUR")
                        .on("2026-01-06")
                        .buy("90000000000000000000", SIEMENS, "0.01 EUR")
                        .on("2026-01-07")
                        .buy("0.000000000000000001", SIEMENS, "9000000000 EUR"));

        assertThat(facts.lastTrades(BOTH, LATER).get(SIEMENS.id()).perUnit())
                .isEqualTo(UnitPrice.of("25", "EUR"));
    }

    @Test
    void tellNothingWhenAskedForNothing() {
        assertThat(facts.splits(Set.of(), LATER)).isEmpty();
        assertThat(facts.lastTrades(Set.of(), LATER)).isEmpty();
    }
}
