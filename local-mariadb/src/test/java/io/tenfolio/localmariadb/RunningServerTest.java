package io.tenfolio.localmariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class RunningServerTest {
    private static LocalMariaDb server;

    @BeforeAll
    static void start() {
        server = LocalMariaDb.temporary();
    }

    @ParameterizedTest
    @CsvSource({
        "tx_isolation, READ-COMMITTED",
        "innodb_snapshot_isolation, 1",
        "innodb_lock_wait_timeout, 5",
        "idle_transaction_timeout, 8",
        "max_allowed_packet, 67108864",
        "local_infile, 1",
        "time_zone, +00:00",
        "character_set_server, utf8mb4",
        "performance_schema, 0",
        "bind_address, 127.0.0.1"
    })
    void runsWithTheSettingsTheProductRestsOn(String variable, String value) throws Exception {
        try (var owner = Jdbc.owner(server)) {
            assertThat(Jdbc.ask(owner, "select @@" + variable)).isEqualTo(value);
        }
    }

    @Test
    void givesTheApplicationNoRightBeforeTheOwnerGrantsOne() throws Exception {
        var database = server.createDatabase("rights");
        try (var owner = Jdbc.owner(server, database)) {
            Jdbc.run(owner, "create table audit (id int primary key)");
            assertThatThrownBy(() -> Jdbc.app(server, database))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");

            Jdbc.run(owner, "grant select, insert on audit to " + server.appUser());
        }

        try (var app = Jdbc.app(server, database)) {
            Jdbc.run(app, "insert into audit values (1)");
            assertThat(Jdbc.ask(app, "select count(*) from audit")).isEqualTo("1");
            assertThatThrownBy(() -> Jdbc.run(app, "delete from audit"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> Jdbc.run(app, "create table own (id int)"))
                    .hasMessageContaining("denied");
        }
    }

    @ParameterizedTest
    @CsvSource({"root", "someone"})
    void letsNobodyInAsRootOrWithoutAName(String user) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(""), user, ""))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(Access denied|account is locked).*");
    }

    @Test
    void keepsTheOwnerAwayFromTheServersOwnTables() throws Exception {
        try (var owner = Jdbc.owner(server)) {
            assertThatThrownBy(() -> Jdbc.ask(owner, "select count(*) from mysql.global_priv"))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws Exception {
        var one = server.createDatabase("same");
        var two = server.createDatabase("same");

        assertThat(one).isNotEqualTo(two).startsWith("tenfolio_same_");
        try (var owner = Jdbc.owner(server, two)) {
            assertThat(Jdbc.ask(owner, "select database()")).isEqualTo(two);
        }
        assertThatThrownBy(() -> server.createDatabase("x`; drop database tenfolio"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freesTheLocksOfAWriterThatFellAsleep() throws Exception {
        var database = server.createDatabase("frozen");
        try (var frozen = Jdbc.owner(server, database);
                var other = Jdbc.owner(server, database)) {
            Jdbc.run(frozen, "create table run (id int primary key)");
            Jdbc.run(frozen, "insert into run values (1)");
            frozen.setAutoCommit(false);
            Jdbc.ask(frozen, "select id from run where id = 1 for update");

            Jdbc.run(other, "set innodb_lock_wait_timeout = 20");
            var begin = System.nanoTime();
            Jdbc.ask(other, "select id from run where id = 1 for update");

            assertThat((System.nanoTime() - begin) / 1e9).isBetween(6.0, 10.0);
        }
    }

    @Test
    void failsAReadModifyWriteInsteadOfLosingAnUpdate() throws Exception {
        var database = server.createDatabase("snapshot");
        try (var first = Jdbc.owner(server, database);
                var second = Jdbc.owner(server, database)) {
            Jdbc.run(first, "create table counter (id int primary key, n int)");
            Jdbc.run(first, "insert into counter values (1, 0)");
            first.setAutoCommit(false);
            first.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            Jdbc.ask(first, "select n from counter");
            Jdbc.run(second, "update counter set n = 1");

            assertThatThrownBy(() -> Jdbc.run(first, "update counter set n = 1"))
                    .hasMessageContaining("Record has changed since last read");
        }
    }
}
