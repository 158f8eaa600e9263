package io.tenfolio.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.tenfolio.localmariadb.DatabaseAccess;
import io.tenfolio.localmariadb.LocalMariaDb;
import io.tenfolio.localmariadb.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/// A MariaDB of the bench's own on this machine, as durable as a real one: it flushes at each commit. Its folder is gone when
/// the bench ends.
final class BenchDatabase implements AutoCloseable {
    /// What differs from a data folder's own server, the same for every way: room for all pages of a million portfolios.
    static final Map<String, String> SETTINGS =
            Map.of("innodb_buffer_pool_size", "4G", "innodb_log_file_size", "1G");

    private static final int SESSIONS = 2;

    private final Path folder;
    private final LocalMariaDb server;
    private final HikariDataSource owner;

    private BenchDatabase(Path folder, LocalMariaDb server) {
        this.folder = folder;
        this.server = server;
        this.owner = pool("allowLocalInfile=true", 4);
    }

    static BenchDatabase start() {
        try {
            var folder = Files.createTempDirectory("tenfolio-bench");
            var options = Options.defaults();
            for (var setting : SETTINGS.entrySet()) {
                options = options.withSetting(setting.getKey(), setting.getValue());
            }
            return new BenchDatabase(folder, LocalMariaDb.start(folder, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return server.version();
    }

    /// Connections of the user that owns the tables.
    HikariDataSource owner() {
        return owner;
    }

    /// Lets the owner work in a session of its own, whose temporary tables are seen by all of `work`.
    void session(Consumer<JdbcTemplate> work) {
        try (var connection = owner.getConnection()) {
            work.accept(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Likewise in two sessions side by side, one for each core, until all is done.
    void sessions(List<Consumer<JdbcTemplate>> works) {
        try (var threads = Executors.newFixedThreadPool(SESSIONS)) {
            var sessions = works.stream().map(work -> threads.submit(() -> session(work))).toList();
            for (var session : sessions) {
                session.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A session of the bench failed", e);
        }
    }

    /// Connections as somebody would have them who follows the documentation: with the driver's bulk protocol on.
    HikariDataSource withBulkProtocol() {
        return pool("useBulkStmts=true&useBulkStmtsForInserts=true", 8);
    }

    /// What a context of the product needs to run on this database.
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("spring.datasource.url", url());
        properties.put("spring.datasource.username", server.appUser());
        properties.put("spring.datasource.password", server.appPassword());
        properties.put("spring.flyway.url", url());
        properties.put("spring.flyway.user", server.ownerUser());
        properties.put("spring.flyway.password", server.ownerPassword());
        return properties;
    }

    private String url() {
        return server.jdbcUrl(DatabaseAccess.DATABASE);
    }

    private HikariDataSource pool(String options, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url() + "?" + options);
        pool.setUsername(server.ownerUser());
        pool.setPassword(server.ownerPassword());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Override
    public void close() {
        owner.close();
        server.stop();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
