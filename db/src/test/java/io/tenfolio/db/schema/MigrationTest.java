package io.tenfolio.db.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationTest {
    private static TestDatabase database;
    private static JdbcClient app;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        app = database.jdbc();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void leavesNothingToMigrateAndScriptsThatMatch() {
        assertThat(database.flyway().validateWithResult().validationSuccessful).isTrue();
        assertThat(database.flyway().migrate().migrationsExecuted).isZero();
        assertThat(database.flyway().info().pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_entry",
                "ledger_entry",
                "position_change",
                "price",
                "rate",
                "run_market",
                "run_block",
                "valuation_block",
                "valuation_thinning",
                "valuation_thinning_run",
                "flyway_schema_history"
            })
    void keepsTheRunningUserFromChangingOrRemovingWhatIsAppendOnly(String table) {
        var column = columnOf(table);
        assertDenied("update %s set %s = %s".formatted(table, column, column));
        assertDenied("delete from " + table);
        assertDenied("truncate table " + table);
        app.sql("select * from " + table).query().listOfRows();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table own (id int)",
                "drop table audit_entry",
                "alter table audit_entry add column x int",
                "create view own as select 1",
                "create trigger own before insert on audit_entry for each row set new.actor = ''",
                "alter table valuation_block drop partition p_future",
                "insert into valuation_thinning values (0, 0, 1, 0, x'0101')",
                "insert into valuation_thinning_run values (0, 0)",
                "grant select on audit_entry to public",
                "insert into flyway_schema_history (installed_rank) values (0)"
            })
    void keepsTheRunningUserFromTheSchema(String statement) {
        assertDenied(statement);
    }

    @Test
    void letsTheRunningUserReadEveryTable() {
        for (var table : tables()) {
            app.sql("select * from `%s` limit 1".formatted(table)).query().listOfRows();
        }
    }

    @Test
    void letsTheRunningUserThinRawQuotesButNotRewriteThem() {
        app.sql("delete from raw_quote").update();

        assertDenied("update raw_quote set body = ''");
    }

    @Test
    void letsSpringBatchDrawNumbers() {
        assertThat(app.sql("select nextval(BATCH_JOB_INSTANCE_SEQ)").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void takesBackARightThatSomebodyGaveByHand() {
        var user = database.properties().get("spring.datasource.username");
        database.ownerJdbc()
                .sql("grant delete on audit_entry to '%s'@'%%'".formatted(user))
                .update();
        app.sql("delete from audit_entry").update();

        database.flyway().migrate();

        assertDenied("delete from audit_entry");
    }

    @Test
    void runsSessionsAsTheStoresNeedThem() {
        assertThat(
                        app.sql(
                                        """
                                        select concat_ws(' ', @@tx_isolation, @@time_zone, @@innodb_lock_wait_timeout,
                                                         @@innodb_snapshot_isolation, @@idle_transaction_timeout)
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("READ-COMMITTED +00:00 5 ON 8");
    }

    private static void assertDenied(String statement) {
        assertThatThrownBy(() -> app.sql(statement).update())
                .rootCause()
                .hasMessageMatching("(?s).*(denied|Access).*");
    }

    private static String columnOf(String table) {
        return app.sql(
                        """
                        select column_name
                        from   information_schema.columns
                        where  table_schema = database()
                        and    table_name = :table
                        and    ordinal_position = 1
                        """)
                .param("table", table)
                .query(String.class)
                .single();
    }

    private static List<String> tables() {
        return database.ownerJdbc()
                .sql(
                        "select table_name from information_schema.tables where table_schema = database()")
                .query(String.class)
                .list();
    }
}
