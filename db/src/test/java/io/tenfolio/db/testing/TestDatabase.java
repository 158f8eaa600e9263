package io.tenfolio.db.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.tenfolio.db.ConnectionSettings;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.schema.AfterMigrate;
import io.tenfolio.db.schema.Grants;
import io.tenfolio.db.schema.VenueCalendars;
import io.tenfolio.localmariadb.LocalMariaDb;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A migrated database of its own for each test that asks, on one real MariaDB per JVM. A closed one is emptied and handed out
/// again: making sixty tables takes a hundred times longer.
///
/// What tests do, they do as the running user with the product's connection settings; the owner is there to set things up that
/// the running user may not.
public final class TestDatabase implements AutoCloseable {
    private static final Queue<String> USED = new ConcurrentLinkedQueue<>();

    private final String name;
    private final boolean again;
    private final String url;
    private final HikariDataSource app;
    private final HikariDataSource owner;
    private final PlatformTransactionManager manager;

    private TestDatabase(String name, boolean again) {
        this.name = name;
        this.again = again;
        this.url = Server.RUNNING.jdbcUrl(name);
        this.app = pool(url, Server.RUNNING.appUser(), Server.RUNNING.appPassword());
        this.owner = pool(url, Server.RUNNING.ownerUser(), Server.RUNNING.ownerPassword());
        this.manager = new JdbcTransactionManager(app);
    }

    /// A database with all tables, nothing in them but what migrations put there.
    public static TestDatabase fresh() {
        var used = USED.poll();
        if (used != null) {
            var database = new TestDatabase(used, true);
            Rows.restore(database.owner, Pristine.NAME);
            return database;
        }
        var database = new TestDatabase(Server.RUNNING.createDatabase("test"), true);
        database.flyway().migrate();
        return database;
    }

    /// A database without tables, for tests that change the schema; never handed out again.
    public static TestDatabase empty() {
        return new TestDatabase(Server.RUNNING.createDatabase("test"), false);
    }

    public Flyway flyway() {
        return Flyway.configure()
                .dataSource(owner)
                .javaMigrations(new VenueCalendars())
                .callbacks(new AfterMigrate(new Grants(Server.RUNNING.appUser(), "%")))
                .load();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(app);
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(app);
    }

    public JdbcClient ownerJdbc() {
        return JdbcClient.create(owner);
    }

    public DataSource dataSource() {
        return app;
    }

    public DataSource ownerDataSource() {
        return owner;
    }

    public PlatformTransactionManager transactionManager() {
        return manager;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(manager);
    }

    public Transactions transactions() {
        return new Transactions(manager);
    }

    public String url() {
        return url;
    }

    /// What a Spring context needs to run on this database: `SpringApplicationBuilder.properties(…)` takes it.
    public Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", Server.RUNNING.appUser());
        properties.put("spring.datasource.password", Server.RUNNING.appPassword());
        properties.put("spring.flyway.url", url);
        properties.put("spring.flyway.user", Server.RUNNING.ownerUser());
        properties.put("spring.flyway.password", Server.RUNNING.ownerPassword());
        return properties;
    }

    @Override
    public void close() {
        if (!owner.isClosed()) {
            app.close();
            owner.close();
            if (again) {
                USED.add(name);
            }
        }
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setInitializationFailTimeout(-1);
        pool.setMinimumIdle(0);
        ConnectionSettings.apply(pool);
        return pool;
    }

    /// Started when first needed, gone with the JVM.
    private static final class Server {
        static final LocalMariaDb RUNNING = LocalMariaDb.temporary();
    }

    /// A migrated database that nobody gets: what migrations put into tables is copied from it.
    private static final class Pristine {
        static final String NAME = migrated();

        private static String migrated() {
            var name = Server.RUNNING.createDatabase("pristine");
            try (var database = new TestDatabase(name, false)) {
                database.flyway().migrate();
            }
            return name;
        }
    }
}
