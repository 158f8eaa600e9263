package io.tenfolio.db.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.portfolio.BlockLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallationTest {
    private TestDatabase database;
    private Installation installation;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        installation = new Installation(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheBlockLayoutThatTheFirstCallerWanted() {
        assertThat(installation.layout(new BlockLayout(5))).isEqualTo(new BlockLayout(5));
        assertThat(installation.layout(new BlockLayout(1_000))).isEqualTo(new BlockLayout(5));
    }

    @Test
    void isADemoOnlyWhenMarkedSo() {
        assertThat(installation.isDemo()).isFalse();

        installation.markDemo();
        installation.markDemo();

        assertThat(installation.isDemo()).isTrue();
    }

    @Test
    void hasANameThatNoOtherHas() {
        var id = installation.id();

        assertThat(installation.id()).isEqualTo(id);
        try (var other = TestDatabase.fresh()) {
            assertThat(new Installation(other.jdbc()).id()).isNotEqualTo(id);
        }
    }

    @Test
    void tellsTheTimeInUtcWhereverTheJvmThinksItIs() {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        try (var elsewhere = TestDatabase.fresh()) {
            assertThat(
                            Duration.between(
                                            new Installation(elsewhere.jdbc()).databaseTime(),
                                            Instant.now())
                                    .abs())
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
