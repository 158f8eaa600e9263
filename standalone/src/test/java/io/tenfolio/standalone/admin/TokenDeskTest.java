package io.tenfolio.standalone.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.standalone.CannotStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenDeskTest {
    private TestDatabase database;
    private Users users;
    private AccessTokens tokens;
    private TokenDesk desk;

    @BeforeEach
    void adaIsAnInvestor() {
        database = TestDatabase.fresh();
        users = new Users(database.jdbc());
        tokens = new AccessTokens(database.jdbc());
        desk =
                new TokenDesk(
                        database.transactions(), users, tokens, new AuditTrail(database.jdbc()));
        users.create("ada", "Ada", "hash", Role.INVESTOR, false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesAllThatTheRoleHasUnlessTold() {
        var all = desk.create(NewToken.parse("ada"));
        var some = desk.create(NewToken.parse("ada", "--scope", "portfolios:read", "--days", "7"));

        assertThat(tokens.holder(all).orElseThrow().token().scopes())
                .isEqualTo(Scope.of(Role.INVESTOR));
        assertThat(tokens.holder(some).orElseThrow().token().scopes())
                .containsExactly(Scope.PORTFOLIOS_READ);
        assertThat(
                        database.ownerJdbc()
                                .sql(
                                        "select count(*) from audit_entry where action = 'TOKEN_CREATED'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void refusesAScopeThatTheRoleDoesNotHave() {
        assertThatThrownBy(() -> desk.create(NewToken.parse("ada", "--scope", "users")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("portfolios:read");
    }

    @Test
    void refusesWhoIsNotThere() {
        assertThatThrownBy(() -> desk.create(NewToken.parse("bob")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("bob");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (var words :
                new String[][] {
                    {},
                    {"ada", "bob"},
                    {"ada", "--days"},
                    {"ada", "--days", "0"},
                    {"ada", "--days", "x"},
                    {"ada", "--scope", "all"},
                    {"--what"}
                }) {
            assertThatThrownBy(() -> NewToken.parse(words)).isInstanceOf(CannotStart.class);
        }
    }
}
