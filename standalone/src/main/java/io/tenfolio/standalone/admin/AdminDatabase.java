package io.tenfolio.standalone.admin;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.localmariadb.DataFolderLocked;
import io.tenfolio.localmariadb.DatabaseAccess;
import io.tenfolio.localmariadb.LocalMariaDb;
import io.tenfolio.localmariadb.Options;
import io.tenfolio.standalone.CannotStart;
import io.tenfolio.standalone.DataHome;
import io.tenfolio.standalone.ExitCode;
import io.tenfolio.standalone.OutsideDatabase;
import io.tenfolio.web.security.Argon2id;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The database an administrator works on: the one the environment names, else the data folder's own, which is started for this
/// purpose when nothing runs there.
final class AdminDatabase implements AutoCloseable {
    private final DriverManagerDataSource source;
    private final Optional<LocalMariaDb> startedHere;

    private AdminDatabase(DriverManagerDataSource source, Optional<LocalMariaDb> startedHere) {
        this.source = source;
        this.startedHere = startedHere;
    }

    static AdminDatabase open(Path data, Map<String, String> environment) {
        var outside = OutsideDatabase.in(environment);
        if (outside.isPresent()) {
            var one = outside.get();
            return new AdminDatabase(
                    new DriverManagerDataSource(one.url(), one.user(), one.password()),
                    Optional.empty());
        }
        var folder = DataHome.look(data).mariadb();
        if (LocalMariaDb.accessTo(folder).isEmpty()) {
            throw new CannotStart(
                    ExitCode.FAILED,
                    "There is no database in %s yet: start ./tenfolio up once, or name another one with TENFOLIO_DATABASE_URL."
                            .formatted(data));
        }
        var started = startUnlessRunning(folder);
        var access = LocalMariaDb.accessTo(folder).orElseThrow();
        return new AdminDatabase(
                new DriverManagerDataSource(
                        access.jdbcUrl(DatabaseAccess.DATABASE),
                        DatabaseAccess.APP,
                        access.appPassword()),
                started);
    }

    private static Optional<LocalMariaDb> startUnlessRunning(Path folder) {
        try {
            return Optional.of(LocalMariaDb.start(folder, Options.defaults()));
        } catch (DataFolderLocked e) {
            return Optional.empty();
        }
    }

    Administrators administrators() {
        var jdbc = JdbcClient.create(source);
        return new Administrators(
                new Transactions(new JdbcTransactionManager(source)),
                new Users(jdbc),
                new AuditTrail(jdbc),
                Argon2id.encoder());
    }

    TokenDesk tokens() {
        var jdbc = JdbcClient.create(source);
        return new TokenDesk(
                new Transactions(new JdbcTransactionManager(source)),
                new Users(jdbc),
                new AccessTokens(jdbc),
                new AuditTrail(jdbc));
    }

    @Override
    public void close() {
        startedHere.ifPresent(LocalMariaDb::stop);
    }
}
