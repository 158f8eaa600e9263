package io.tenfolio.db.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Member;
import io.tenfolio.access.MemberSearch;
import io.tenfolio.access.Role;
import io.tenfolio.access.UserId;
import io.tenfolio.db.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {
    private TestDatabase database;
    private Users users;
    private UserDirectory directory;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        users = new Users(database.jdbc());
        directory = new UserDirectory(database.jdbc());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsAPageAfterTheOtherByLogin() {
        List.of("dora", "ben", "cem", "ada").forEach(this::person);

        assertThat(logins(directory.page(MemberSearch.ALL, "", 3)))
                .containsExactly("ada", "ben", "cem");
        assertThat(logins(directory.page(MemberSearch.ALL, "cem", 3))).containsExactly("dora");
    }

    @Test
    void findsByAPartOfLoginNameOrAddress() {
        person("ada");
        var ben = person("ben");
        users.rename(ben, "Benedict Arnold");
        users.changeEmail(person("cem"), new EmailAddress("arn@example.org"));

        assertThat(logins(directory.page(word("ARN"), "", 9))).containsExactly("ben", "cem");
        assertThat(logins(directory.page(word("%"), "", 9))).isEmpty();
        assertThat(logins(directory.page(word("example"), "", 9))).containsExactly("cem");
    }

    @Test
    void choosesByRoleAndByWhetherSomebodyMayComeIn() {
        person("ada");
        users.enable(person("ben"), false);
        users.changeRole(person("cem"), Role.ADMIN);

        assertThat(
                        logins(
                                directory.page(
                                        new MemberSearch(
                                                "", Optional.of(Role.ADMIN), Optional.empty()),
                                        "",
                                        9)))
                .containsExactly("cem");
        assertThat(
                        logins(
                                directory.page(
                                        new MemberSearch("", Optional.empty(), Optional.of(false)),
                                        "",
                                        9)))
                .containsExactly("ben");
    }

    @Test
    void countsWhereSomebodyIsLoggedIn() {
        var ada = person("ada");
        var sessions = new LoginSessions(database.jdbc());
        sessions.start(ada, Role.INVESTOR, "192.0.2.7", "one");
        sessions.start(ada, Role.INVESTOR, "192.0.2.7", "two");

        var member = directory.find(ada).orElseThrow();

        assertThat(member.openSessions()).isEqualTo(2);
        assertThat(member.seenAt()).isPresent();
        assertThat(member.email()).isEmpty();
    }

    private static MemberSearch word(String word) {
        return new MemberSearch(word, Optional.empty(), Optional.empty());
    }

    private UserId person(String login) {
        return users.create(login, login, "hash", Role.INVESTOR, false);
    }

    private static List<String> logins(List<Member> page) {
        return page.stream().map(one -> one.user().login()).toList();
    }
}
