package io.tenfolio.localmariadb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Short questions to a server under test.
final class Jdbc {
    private Jdbc() {}

    static Connection owner(LocalMariaDb server) throws SQLException {
        return owner(server, DatabaseAccess.DATABASE);
    }

    static Connection owner(LocalMariaDb server, String database) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.ownerUser(), server.ownerPassword());
    }

    static Connection app(LocalMariaDb server, String database) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.appUser(), server.appPassword());
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : "(no row)";
        }
    }
}
