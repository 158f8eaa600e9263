package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.EUR;
import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.testing.LedgerBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerImportTest {
    private LedgerWorld world;

    @BeforeEach
    void create() {
        world = new LedgerWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void writesWhatBookingWouldHaveWritten() {
        var story = aStory(2_000);

        write(story);

        assertThat(world.ledgers.entries(PORTFOLIO)).isEqualTo(story.entries());
        assertThat(world.held(SIEMENS)).isEqualTo(Quantity.of(2_000));
        assertThat(world.held(EUROS)).isEqualTo(Quantity.of(1_000_000 - 2_000 * 10));
        assertThat(world.ledgers.differing(PORTFOLIO, PORTFOLIO, Instant.now())).isEmpty();
        assertThat(world.count("position_change")).isEqualTo(2);
        assertThat(world.count("audit_entry")).isEqualTo(1);
    }

    @Test
    void takesOneSequenceForAllSoThatARunSeesThemAllOrNone() {
        var before = world.positions.sequence();

        write(aStory(3));

        assertThat(world.positions.sequence()).isEqualTo(before + 1);
        assertThat(world.positions.of(PORTFOLIO, before)).isEmpty();
    }

    @Test
    void writesNothingWhenOneEntryIsWrong() {
        var story = aStory(1_000).in(4711).deposit("1 EUR"); // no such account

        assertThatThrownBy(() ->
                        world.ledgerImport.write(
                                List.of(history(aStory(1), story.entries())), "test", "why"))
                .hasMessageContaining("foreign key");

        assertThat(world.count("ledger_entry")).isZero();
        assertThat(world.count("account_position")).isZero();
    }

    private void write(LedgerBuilder story) {
        world.ledgerImport.write(List.of(history(story, story.entries())), "test", "why");
    }

    private static LedgerImport.History history(LedgerBuilder story, List<LedgerEntry> entries) {
        return new LedgerImport.History(
                PORTFOLIO,
                entries,
                story.ledger()
                        .positions(CostMethod.FIFO, EUR, RateHistory.none(), Instant.now())
                        .values());
    }

    private static LedgerBuilder aStory(int purchases) {
        var story = aLedger().on("2025-01-05").deposit("1000000 EUR");
        for (int i = 0; i < purchases; i++) {
            story.buy("1", SIEMENS, "10 EUR");
        }
        return story;
    }
}
