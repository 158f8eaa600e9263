package io.tenfolio.db.testing;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Makes the rows of a database those of another one with the same tables, and counts from one again.
final class Rows {
    private static final List<String> LEFT_ALONE = List.of("flyway_schema_history");

    private Rows() {}

    static void restore(DataSource owner, String pristine) {
        try (var connection = owner.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("set foreign_key_checks = 0").update();
            for (var table : tables(jdbc)) {
                jdbc.sql("delete from `%s`".formatted(table)).update();
            }
            // also where nothing was left: what was rolled back has used up numbers
            for (var table : counted(jdbc)) {
                jdbc.sql("alter table `%s` auto_increment = 1".formatted(table)).update();
            }
            for (var table : tables(jdbc)) {
                jdbc.sql(
                                "insert into `%1$s` select * from `%2$s`.`%1$s`"
                                        .formatted(table, pristine))
                        .update();
            }
            for (var sequence : names(jdbc, "SEQUENCE")) {
                jdbc.sql("alter sequence `%s` restart 1".formatted(sequence)).update();
            }
            jdbc.sql("set foreign_key_checks = 1").update();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("Cannot empty a test database", e);
        }
    }

    private static List<String> tables(JdbcClient jdbc) {
        return names(jdbc, "BASE TABLE").stream()
                .filter(name -> !LEFT_ALONE.contains(name))
                .toList();
    }

    private static List<String> counted(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select table_name
                        from   information_schema.tables
                        where  table_schema = database()
                        and    auto_increment > 1
                        """)
                .query(String.class)
                .list();
    }

    private static List<String> names(JdbcClient jdbc, String type) {
        return jdbc.sql(
                        """
                        select table_name
                        from   information_schema.tables
                        where  table_schema = database()
                        and    table_type = :type
                        """)
                .param("type", type)
                .query(String.class)
                .list();
    }
}
