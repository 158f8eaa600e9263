package io.tenfolio.db.ledger;

import static io.tenfolio.db.ledger.LedgerWorld.PORTFOLIO;
import static io.tenfolio.testing.Given.INSTRUMENTS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.Listings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class LedgersThenTest {
    private LedgerWorld world;
    private long sequence;

    @BeforeEach
    void bookAStory() {
        world = new LedgerWorld();
        world.book(aLedger().on("2026-01-05").deposit("1000 EUR").withdraw("10 EUR"));
        sequence = world.positions.sequence();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void leaveOutWhatWasBookedAfterTheSequence() {
        world.book(aLedger().on("2026-01-04").deposit("5 EUR"));

        assertThat(then(new LedgersThen(world.database.jdbc())).entries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void leaveOutWhatIsBookedWhileTheyAreRead(int question) {
        var asked = new AtomicInteger();
        var interrupted =
                new DelegatingDataSource(world.database.dataSource()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (asked.incrementAndGet() == question) {
                            world.book(aLedger().on("2026-01-04").deposit("5 EUR"));
                        }
                        return super.getConnection();
                    }
                };

        assertThat(then(new LedgersThen(JdbcClient.create(interrupted))).entries()).hasSize(2);
        assertThat(asked).hasValueGreaterThanOrEqualTo(4);
    }

    private Ledger then(LedgersThen ledgers) {
        return ledgers.between(PORTFOLIO, PORTFOLIO, sequence, Listings.of(INSTRUMENTS))
                .get(PORTFOLIO);
    }
}
