package io.tenfolio.db.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoGuardTest {
    private static final String HERE = "jdbc:mariadb://127.0.0.1:3306/tenfolio?user=x";
    private static final String ELSEWHERE = "jdbc:mariadb://db.example.com:3306/tenfolio";

    private final TestDatabase database = TestDatabase.fresh();
    private final Installation installation = new Installation(database.jdbc());
    private final Users users = new Users(database.jdbc());
    private final DemoGuard guard = new DemoGuard(installation, users);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void letsARealNodeWorkOnARealDatabase() {
        users.create("jo", "Jo", "hash", Role.ADMIN, false);

        assertThatCode(() -> guard.check(false, ELSEWHERE)).doesNotThrowAnyException();
        assertThat(installation.isDemo()).isFalse();
    }

    @Test
    void letsADemoMarkANewDatabaseAndComeBack() {
        guard.check(true, HERE);
        users.create("maya", "Maya", "hash", Role.INVESTOR, true);
        users.create("jo", "Jo", "hash", Role.ADMIN, false);

        assertThatCode(() -> guard.check(true, HERE)).doesNotThrowAnyException();
        assertThat(installation.isDemo()).isTrue();
    }

    @Test
    void refusesARealNodeOnADemosDatabase() {
        guard.check(true, HERE);

        assertThatThrownBy(() -> guard.check(false, HERE))
                .isInstanceOf(DemoMeetsReal.class)
                .hasMessageContaining("made by a demo");
    }

    @Test
    void refusesARealNodeWhereDemoUsersAreEvenWithoutTheMark() {
        users.create("maya", "Maya", "hash", Role.INVESTOR, true);

        assertThatThrownBy(() -> guard.check(false, HERE)).isInstanceOf(DemoMeetsReal.class);
    }

    @Test
    void refusesADemoOnARealDatabase() {
        users.create("jo", "Jo", "hash", Role.ADMIN, false);

        assertThatThrownBy(() -> guard.check(true, HERE))
                .isInstanceOf(DemoMeetsReal.class)
                .hasMessageContaining("real users");
        assertThat(installation.isDemo()).isFalse();
    }

    @Test
    void refusesADemoOnAnotherMachine() {
        assertThatThrownBy(() -> guard.check(true, ELSEWHERE))
                .isInstanceOf(DemoMeetsReal.class)
                .hasMessageContaining("db.example.com");
    }
}
