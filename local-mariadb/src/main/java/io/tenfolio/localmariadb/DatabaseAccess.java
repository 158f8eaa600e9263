package io.tenfolio.localmariadb;

/// How to reach a local database: the owner may migrate (all rights on `tenfolio…` databases, may pass them on), the
/// application's user starts without any right and is granted what it needs table by table.
public record DatabaseAccess(int port, String ownerPassword, String appPassword) {
    /// The database that exists from the first start.
    public static final String DATABASE = "tenfolio";

    public static final String OWNER = "tenfolio_owner";
    public static final String APP = "tenfolio_app";

    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Without the passwords: this ends up in logs.
    @Override
    public String toString() {
        return "DatabaseAccess[127.0.0.1:%d]".formatted(port);
    }
}
