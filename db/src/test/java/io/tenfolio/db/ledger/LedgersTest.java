package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.ADA;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.money;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Overselling;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.testing.Given;
import io.tenfolio.valuation.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgersTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T12:00:00Z");

    private LedgerWorld world;
    private Ledgers ledgers;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
        ledgers = world.ledgers;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void bookAnEntryWithItsPositionsTheirChangesAndTheAudit() {
        world.book(aLedger().deposit("1000 EUR").charged("5", "1").buy("10", SIEMENS, "900 EUR"));

        var siemens = holding(SIEMENS.id().value());
        assertThat(siemens.quantity()).isEqualTo(Quantity.of(10));
        assertThat(siemens.cost()).isEqualTo(worth("906.0000 EUR"));
        assertThat(world.held(EUROS)).isEqualTo(Quantity.of(94));
        assertThat(world.count("position_change")).isEqualTo(3);
        assertThat(world.count("audit_entry")).isEqualTo(2);
        assertThat(world.positions.sequence()).isEqualTo(3);
    }

    @Test
    void tellBeforehandWhatABookingDoesAndWriteNothing() {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));
        var sale =
                aLedger()
                        .at(Given.NOON.plusSeconds(60))
                        .sell("4", SIEMENS, "400 EUR")
                        .entries()
                        .getFirst();

        var effect = ledgers.effect(sale);

        assertThat(world.count("ledger_entry")).isEqualTo(2);
        assertThat(effect.refusal()).isEmpty();
        ledgers.book(sale, ADA, "");
        for (var changed : effect.positions()) {
            var stored = holding(changed.key().instrument().value());
            assertThat(changed.after().quantity()).isEqualTo(stored.quantity());
            assertThat(changed.after().realised().total()).isEqualTo(stored.realisedGain());
        }
        assertThat(effect.positions()).hasSize(2);
    }

    @Test
    void nameWhatWouldBeMissingWithoutRefusingToTellTheRest() {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));
        var sale =
                aLedger()
                        .at(Given.NOON.plusSeconds(60))
                        .sell("12", SIEMENS, "1200 EUR")
                        .entries()
                        .getFirst();

        assertThat(ledgers.effect(sale).refusal().orElseThrow().missing())
                .isEqualTo(Quantity.of(2));
    }

    @Test
    void readEveryKindOfEntryAsItWasBooked() {
        world.rate("USD", "1.25", FIRST_DAY.minusSeconds(1));
        var story =
                aLedger()
                        .on("2026-01-05")
                        .deposit("100000 EUR")
                        .charged("5", "1")
                        .buy("10.123456789012345678", SIEMENS, "900.01 EUR")
                        .atRate("0.812345678901234567")
                        .buy("3", APPLE, "600 USD")
                        .on("2026-01-06")
                        .sell("1", SIEMENS, "95 EUR")
                        .dividend(SIEMENS, "4.20 EUR")
                        .interest("-1.10 EUR")
                        .fee("2 EUR")
                        .taxes(SIEMENS, "3 EUR")
                        .feeRefund("1 EUR")
                        .taxRefund(SIEMENS, "1 EUR")
                        .split(SIEMENS, 3, 2)
                        .bonus("1", SIEMENS)
                        .deliveryIn("2", SIEMENS, "190 EUR")
                        .deliveryOut("1", SIEMENS, "95 EUR")
                        .transferTo(2, "1.5", SIEMENS)
                        .exchange("100 EUR", "125 USD")
                        .withdraw("10 EUR")
                        .reverse(7);

        world.book(story);

        assertThat(ledgers.entries(PORTFOLIO))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("booking.recordedAt")
                .containsExactlyElementsOf(story.entries());
        assertThat(ledgers.entries(LedgerWorld.OTHER)).isEmpty();
        assertThat(ledgers.differing(PORTFOLIO, LedgerWorld.OTHER, Instant.now())).isEmpty();
    }

    @Test
    void recordWhenTheyLearnedOfAnEntryByTheDatabasesClock() {
        world.book(aLedger().on("2020-01-01").deposit("1 EUR"));

        var booking = ledgers.entries(PORTFOLIO).getFirst().booking();
        assertThat(booking.effectiveAt()).isEqualTo("2020-01-01T12:00:00Z");
        assertThat(booking.recordedAt()).isAfter("2026-01-01T00:00:00Z");
    }

    @Test
    void refuseToSellWhatIsNotThereAndLeaveNothingBehind() {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));
        var audited = world.count("audit_entry");

        assertThatThrownBy(() -> world.book(aLedger().sell("11", SIEMENS, "1100 EUR")))
                .isInstanceOf(Overselling.Oversold.class)
                .hasMessageContaining("short of 1 units");

        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(10));
        assertThat(ledgers.entries(PORTFOLIO)).hasSize(2);
        assertThat(world.count("audit_entry")).isEqualTo(audited);
    }

    @Test
    void allowShortsWhereTheAccountDoes() {
        world.book(aLedger().in(9).sell("5", SIEMENS, "500 EUR"));

        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(-5));
    }

    @Test
    void letOnlyOneOfTwoSellTheSameUnits() throws Exception {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));

        var outcomes = new ArrayList<Future<EntryId>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                outcomes.add(
                        threads.submit(() -> world.book(aLedger().sell("3", SIEMENS, "300 EUR"))));
            }
        }

        assertThat(outcomes.stream().filter(done -> done.state() == Future.State.SUCCESS))
                .hasSize(3);
        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(1));
    }

    @Test
    void takeAnEntryBackAsIfItHadNeverBeen() {
        var buy = world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));

        ledgers.book(reversalOf(buy), ADA, "typed wrongly");

        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.ZERO);
        assertThat(holding(SIEMENS.id().value()).cost()).isEqualTo(worth("0.0000 EUR"));
        assertThat(world.held(EUROS)).isEqualTo(Quantity.of(1000));
        assertThatThrownBy(() -> ledgers.book(reversalOf(buy), ADA, "again"))
                .isInstanceOf(AlreadyReversed.class);
    }

    @Test
    void costAForeignPurchaseAtTheRateOfItsDay() {
        world.rate("USD", "1.25", FIRST_DAY.minusSeconds(86_400));
        world.rate("USD", "2.00", FIRST_DAY.plusSeconds(1));

        world.book(aLedger().at(FIRST_DAY).deposit("1000 USD").buy("5", APPLE, "1000 USD"));

        assertThat(holding(APPLE.id().value()).cost()).isEqualTo(worth("800.0000 EUR"));
    }

    @Test
    void bookNothingWhoseRateNobodyKnows() {
        assertThatThrownBy(() -> world.book(aLedger().buy("5", APPLE, "1000 USD")))
                .isInstanceOf(UnknownRate.class);

        assertThat(ledgers.entries(PORTFOLIO)).isEmpty();
    }

    @Test
    void letEntriesDatedAheadTakeEffectOneByOneWhenTheirTimeHasCome() {
        var tomorrow = Instant.now().plusSeconds(86_400);
        var deposit = world.book(aLedger().at(tomorrow).deposit("1000 EUR"));
        var buy = world.book(aLedger().at(tomorrow).buy("2", SIEMENS, "150 EUR"));
        assertThat(world.held(EUROS)).isEqualTo(Quantity.ZERO);
        assertThat(ledgers.takeEffect()).isZero();
        assertThat(ledgers.differing(PORTFOLIO, PORTFOLIO, Instant.now())).isEmpty();

        aDayPasses();
        var before = world.positions.sequence();
        assertThat(ledgers.takeEffect()).isEqualTo(1);

        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(2));
        assertThat(world.held(EUROS)).isEqualTo(Quantity.of(850));
        assertThat(world.held(EUROS, before + 1)).isEqualTo(Quantity.of(1000));
        assertThat(changesBy(deposit)).isEqualTo(1);
        assertThat(changesBy(buy)).isEqualTo(2);
        assertThat(ledgers.takeEffect()).isZero();
    }

    @Test
    void bookOnTopOfWhatHasTakenEffectMeanwhile() {
        var tomorrow = Instant.now().plusSeconds(86_400);
        var thousand = world.book(aLedger().at(tomorrow).deposit("1000 EUR"));
        var five = world.book(aLedger().at(tomorrow).deposit("5 EUR"));
        ledgers.book(reversalOf(five), ADA, "not after all");
        aDayPasses();

        world.book(aLedger().at(Instant.now()).withdraw("400 EUR"));

        assertThat(world.held(EUROS)).isEqualTo(Quantity.of(600));
        assertThat(changesBy(thousand)).isEqualTo(1);
        assertThat(ledgers.takeEffect()).isZero();
        assertThat(ledgers.differing(PORTFOLIO, PORTFOLIO, Instant.now())).isEmpty();
    }

    private int changesBy(EntryId entry) {
        return world.count("position_change where entry_id = " + entry.value());
    }

    /// As if everything had been booked two days ago.
    private void aDayPasses() {
        for (var table : java.util.List.of("ledger_entry", "entry_ahead")) {
            world.database
                    .ownerJdbc()
                    .sql(
                            "update %s set effective_at = effective_at - interval 2 day"
                                    .formatted(table))
                    .update();
        }
    }

    @Test
    void findAndRepairPositionsThatDifferFromTheLedger() {
        world.book(aLedger().deposit("1000 EUR").buy("10", SIEMENS, "900 EUR"));
        world.database
                .jdbc()
                .sql("update account_position set quantity = 11 where instrument_id = 12")
                .update();

        assertThat(ledgers.differing(PORTFOLIO, LedgerWorld.OTHER, Instant.now()))
                .containsExactly(PORTFOLIO);

        assertThat(ledgers.derive(PORTFOLIO, "the check", "differed")).isEqualTo(1);
        assertThat(ledgers.differing(PORTFOLIO, LedgerWorld.OTHER, Instant.now())).isEmpty();
        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(10));
        assertThat(ledgers.derive(PORTFOLIO, "the check", "again")).isZero();
    }

    @Test
    void knowNoAccountThatWasNeverOpened() {
        var booking = new Booking(EntryId.NEW, new AccountId(4711), FIRST_DAY, FIRST_DAY, "");

        assertThatThrownBy(() ->
                        ledgers.book(new LedgerEntry.Deposit(booking, money("1 EUR")), ADA, ""))
                .isInstanceOf(UnknownAccount.class);
        assertThatThrownBy(() -> ledgers.ledger(new PortfolioId(4711)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LedgerEntry reversalOf(EntryId entry) {
        return new LedgerEntry.Reversal(
                new Booking(EntryId.NEW, LedgerWorld.DEPOT, Instant.now(), Instant.now(), ""),
                entry);
    }

    private Holding holding(int instrument) {
        return world.positions.of(PORTFOLIO, world.positions.sequence()).stream()
                .filter(holding -> holding.instrument().value() == instrument)
                .findFirst()
                .orElseThrow();
    }
}
