package io.tenfolio.db.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValuationPartitionsTest {
    private static final LocalDate LONG_AFTER = LocalDate.of(2099, 1, 1);

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.empty();
        database.flyway().migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void cut() throws Exception {
        database.ownerJdbc().sql("delete from valuation_block").update();
        uncut();
        try (var owner = database.ownerDataSource().getConnection()) {
            ValuationPartitions.extend(owner);
        }
    }

    /// As the migration leaves it.
    private static void uncut() {
        database.ownerJdbc().sql("alter table valuation_block remove partitioning").update();
        database.ownerJdbc()
                .sql(
                        "alter table valuation_block partition by range (slot) (partition p_future values less than maxvalue)")
                .update();
    }

    @Test
    void areADayEachForTwoWeeksAhead() {
        var today = database.jdbc().sql("select utc_date()").query(LocalDate.class).single();

        assertThat(partitions())
                .hasSize(16)
                .endsWith("p_future")
                .contains(name(today), name(today.plusDays(14)));
        assertThat(partitionOf(noonOf(today))).isEqualTo(name(today));
        assertThat(partitionOf(noonOf(today.plusDays(14)))).isEqualTo(name(today.plusDays(14)));
    }

    @Test
    void areMadeOnce() throws Exception {
        try (var owner = database.ownerDataSource().getConnection()) {
            assertThat(ValuationPartitions.extend(owner)).isZero();
        }
    }

    @Test
    void leaveRowsOfDaysWithoutOneToTheFuture() {
        assertThat(partitionOf(noonOf(LONG_AFTER))).isEqualTo("p_future");
    }

    @Test
    void keepTheRowsThatTheFutureHeldWhenTheyAreCut() throws Exception {
        var inTwoWeeks =
                database.jdbc()
                        .sql("select utc_date()")
                        .query(LocalDate.class)
                        .single()
                        .plusDays(14);
        database.ownerJdbc()
                .sql(
                        "alter table valuation_block reorganize partition %s, p_future into (partition p_future values less than maxvalue)"
                                .formatted(name(inTwoWeeks)))
                .update();
        assertThat(partitionOf(noonOf(inTwoWeeks))).isEqualTo("p_future");

        try (var owner = database.ownerDataSource().getConnection()) {
            assertThat(ValuationPartitions.extend(owner)).isEqualTo(1);
        }

        assertThat(rowsIn(name(inTwoWeeks))).isEqualTo(1);
    }

    @Test
    void giveWayToARunThatIsWriting() throws Exception {
        uncut();

        var made =
                database.transaction()
                        .execute(_ -> {
                            insert(noonOf(LONG_AFTER));
                            try (var owner = database.ownerDataSource().getConnection()) {
                                return ValuationPartitions.extend(owner);
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(made).isZero();
        assertThat(partitions()).containsExactly("p_future");
    }

    private String partitionOf(long slot) {
        insert(slot);
        return partitions().stream().filter(name -> holds(name, slot)).findFirst().orElseThrow();
    }

    private boolean holds(String partition, long slot) {
        return database.ownerJdbc()
                        .sql(
                                "select count(*) from valuation_block partition (%s) where slot = :slot"
                                        .formatted(partition))
                        .param("slot", slot)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int rowsIn(String partition) {
        return database.ownerJdbc()
                .sql("select count(*) from valuation_block partition (%s)".formatted(partition))
                .query(Integer.class)
                .single();
    }

    private void insert(long slot) {
        database.jdbc()
                .sql("insert into valuation_block values (:slot, 0, 1, 0, x'0101')")
                .param("slot", slot)
                .update();
    }

    private List<String> partitions() {
        return database.ownerJdbc()
                .sql(
                        """
                        select partition_name
                        from   information_schema.partitions
                        where  table_schema = database()
                        and    table_name = 'valuation_block'
                        order  by partition_ordinal_position
                        """)
                .query(String.class)
                .list();
    }

    private static String name(LocalDate day) {
        return "p" + day.toString().replace("-", "");
    }

    private static long noonOf(LocalDate day) {
        return day.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
    }
}
