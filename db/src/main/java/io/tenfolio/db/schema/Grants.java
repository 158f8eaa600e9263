package io.tenfolio.db.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the running user may do, table by table: read and write rows, but no DDL; and what is append-only by design can
/// neither be changed nor removed by it, whatever the program tries. Procedures, which do what the owner may under their own
/// conditions, may be called.
public final class Grants {
    private static final List<String> ALL = List.of("select", "insert", "update", "delete");
    private static final List<String> APPEND = List.of("select", "insert");
    private static final List<String> APPEND_AND_THIN = List.of("select", "insert", "delete");
    private static final List<String> READ = List.of("select");

    private static final Map<String, List<String>> EXCEPTIONS =
            Map.ofEntries(
                    Map.entry("flyway_schema_history", READ),
                    Map.entry("audit_entry", APPEND),
                    Map.entry("daily_close", APPEND),
                    Map.entry("ledger_entry", APPEND),
                    Map.entry("position_change", APPEND),
                    Map.entry("price", APPEND),
                    Map.entry("rate", APPEND),
                    Map.entry("run_market", APPEND),
                    Map.entry("run_block", APPEND),
                    Map.entry("valuation_block", APPEND),
                    Map.entry("valuation_thinning", READ),
                    Map.entry("valuation_thinning_run", READ),
                    Map.entry("raw_quote", APPEND_AND_THIN),
                    Map.entry("fetch_attempt", APPEND_AND_THIN));

    private final String user;
    private final String host;

    /// `host` is where that user may come from, as in the user's account: `%` for anywhere.
    public Grants(String user, String host) {
        this.user = account(user);
        this.host = account(host);
    }

    /// Grants first and takes away after, so that nodes that run meanwhile never stand without a right they have.
    public void apply(Connection owner) throws SQLException {
        if (owner.getMetaData().getUserName().startsWith(user + "@")) {
            return;
        }
        try (var statement = owner.createStatement()) {
            for (var table : tables(owner)) {
                var rights = rights(table);
                var on = " on `%s` ".formatted(table.name);
                statement.execute(
                        "grant "
                                + String.join(", ", rights)
                                + on
                                + "to '%s'@'%s'".formatted(user, host));
                var others = new ArrayList<>(ALL);
                others.removeAll(rights);
                if (!others.isEmpty()) {
                    statement.execute(
                            "revoke "
                                    + String.join(", ", others)
                                    + on
                                    + "from '%s'@'%s'".formatted(user, host));
                }
            }
            for (var procedure : procedures(owner)) {
                statement.execute(
                        "grant execute on procedure `%s` to '%s'@'%s'"
                                .formatted(procedure, user, host));
            }
        }
    }

    private static List<String> rights(Table table) {
        return switch (table.type) {
            case "VIEW" -> READ;
            case "SEQUENCE" -> APPEND; // what nextval needs
            default -> EXCEPTIONS.getOrDefault(table.name, ALL);
        };
    }

    private record Table(String name, String type) {}

    private static List<Table> tables(Connection owner) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select table_name, table_type
                                from   information_schema.tables
                                where  table_schema = database()
                                order  by table_name
                                """)) {
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2)));
            }
        }
        return tables;
    }

    private static List<String> procedures(Connection owner) throws SQLException {
        var procedures = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select routine_name
                                from   information_schema.routines
                                where  routine_schema = database()
                                and    routine_type = 'PROCEDURE'
                                """)) {
            while (row.next()) {
                procedures.add(row.getString(1));
            }
        }
        return procedures;
    }

    private static String account(String part) {
        if (!part.matches("[A-Za-z0-9_.%:/-]{1,80}")) {
            throw new IllegalArgumentException(
                    "'%s' cannot be part of a database account here".formatted(part));
        }
        return part;
    }
}
