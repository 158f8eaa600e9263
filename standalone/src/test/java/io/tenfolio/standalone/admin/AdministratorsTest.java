package io.tenfolio.standalone.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.LoginTaken;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.web.security.Argon2id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Users users = new Users(database.jdbc());
    private final Administrators administrators =
            new Administrators(
                    database.transactions(),
                    users,
                    new AuditTrail(database.jdbc()),
                    Argon2id.encoder());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesARealUserWhoCanLogInAndIsAudited() {
        administrators.create(
                NewAdministrator.parse("--name", "Jo Quinn", "jo"), "four green lanterns");

        var made = users.credentials("jo").orElseThrow();
        assertThat(made.user().role()).isEqualTo(Role.ADMIN);
        assertThat(made.user().displayName()).isEqualTo("Jo Quinn");
        assertThat(Argon2id.encoder().matches("four green lanterns", made.passwordHash())).isTrue();
        assertThat(users.anyReal()).isTrue();
        assertThat(database.jdbc().sql("select action from audit_entry").query(String.class).list())
                .containsExactly("user.create");
    }

    @Test
    void leavesTheFirstOneAloneWhenALoginIsTaken() {
        administrators.create(NewAdministrator.parse("jo"), "four green lanterns");

        assertThatThrownBy(() ->
                        administrators.create(NewAdministrator.parse("Jo"), "five yellow lanterns"))
                .isInstanceOf(LoginTaken.class);
    }
}
