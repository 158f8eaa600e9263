package io.tenfolio.db.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.LoginSession;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.Role;
import io.tenfolio.access.SessionEnd;
import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.db.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginSessionsTest {
    private TestDatabase database;
    private Users users;
    private LoginSessions sessions;
    private UserId ada;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        users = new Users(database.jdbc());
        sessions = new LoginSessions(database.jdbc());
        ada = users.create("ada", "Ada", "hash", Role.INVESTOR, false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellWhereAPersonIsLoggedIn() {
        var session = sessions.start(ada, Role.INVESTOR, "192.0.2.7", "Some browser");

        assertThat(sessions.open(ada))
                .singleElement()
                .returns(session, LoginSession::id)
                .returns("192.0.2.7", LoginSession::address)
                .returns("Some browser", LoginSession::browser);
        assertThat(sessions.standing(session).orElseThrow().end()).isEmpty();
        assertThat(sessions.standing(session).orElseThrow().user())
                .extracting(User::login)
                .isEqualTo("ada");
    }

    @Test
    void endOneOthersOrAllOfTheSameUserOnly() {
        var bo = users.create("bo", "Bo", "hash", Role.INVESTOR, false);
        var first = start(ada);
        var second = start(ada);
        var third = start(ada);
        var bos = start(bo);

        assertThat(sessions.end(ada, bos, SessionEnd.SELF)).isFalse();
        assertThat(sessions.end(ada, first, SessionEnd.SELF)).isTrue();
        assertThat(sessions.end(ada, first, SessionEnd.SELF)).as("only once").isFalse();
        assertThat(sessions.endOthers(ada, second, SessionEnd.PASSWORD)).isEqualTo(1);

        assertThat(sessions.ended(List.of(first, second, third, bos)))
                .isEqualTo(Map.of(first, SessionEnd.SELF, third, SessionEnd.PASSWORD));
        assertThat(sessions.endAll(ada, SessionEnd.ADMINISTRATOR)).isEqualTo(1);
        assertThat(sessions.open(ada)).isEmpty();
        assertThat(sessions.open(bo)).hasSize(1);
    }

    @Test
    void areOverForAUserWhoIsDisabledOrHasAnotherRole() {
        var session = start(ada);
        users.changeRole(ada, Role.OPERATOR);
        assertThat(sessions.ended(List.of(session))).containsEntry(session, SessionEnd.ROLE);

        users.enable(ada, false);
        assertThat(sessions.ended(List.of(session))).containsEntry(session, SessionEnd.DISABLED);
        assertThat(sessions.standing(session).orElseThrow().end()).contains(SessionEnd.DISABLED);
        assertThat(sessions.open(ada)).isEmpty();
    }

    @Test
    void areNotShownWhenNothingWasSeenOfThemForLong() {
        var session = start(ada);
        database.ownerJdbc()
                .sql("update login_session set seen_at = seen_at - interval 32 minute")
                .update();
        assertThat(sessions.open(ada)).isEmpty();

        sessions.seen(session);

        assertThat(sessions.open(ada)).hasSize(1);
    }

    private LoginSessionId start(UserId user) {
        return sessions.start(user, Role.INVESTOR, "192.0.2.7", "Some browser");
    }
}
