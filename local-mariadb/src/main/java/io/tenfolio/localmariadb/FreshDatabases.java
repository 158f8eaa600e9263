package io.tenfolio.localmariadb;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes databases that nobody has used before, one for each test class that asks.
final class FreshDatabases {
    private static final int EXISTS = 1007;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAccess access;

    FreshDatabases(DatabaseAccess access) {
        this.access = access;
    }

    String create(String name) {
        if (!name.matches("[a-z0-9_]{1,40}")) {
            throw new IllegalArgumentException(
                    "A database name is of a-z, 0-9 and _, up to 40 long, not '%s'"
                            .formatted(name));
        }
        try (var connection =
                        DriverManager.getConnection(
                                access.jdbcUrl(""), DatabaseAccess.OWNER, access.ownerPassword());
                var statement = connection.createStatement()) {
            while (true) {
                var database =
                        "%s_%s_%d"
                                .formatted(DatabaseAccess.DATABASE, name, COUNT.incrementAndGet());
                try {
                    statement.execute("create database `" + database + "` character set utf8mb4");
                    return database;
                } catch (SQLException e) {
                    if (e.getErrorCode() != EXISTS) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a database like " + name, e);
        }
    }
}
