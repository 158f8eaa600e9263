package io.tenfolio.db;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// What every connection of the running user must have, whatever the URL says: the stores' correctness rests on it.
public final class ConnectionSettings implements BeanPostProcessor {
    private static final int POOL_SIZE = 12;
    private static final String SESSION =
            String.join(
                    ",",
                    "innodb_lock_wait_timeout=5",
                    // a read-modify-write on a stale snapshot fails instead of losing an update
                    "innodb_snapshot_isolation=ON",
                    // frees the locks of a frozen node
                    "idle_transaction_timeout=8");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            apply(pool);
        }
        return bean;
    }

    /// Call before the pool's first connection.
    public static void apply(HikariDataSource pool) {
        pool.addDataSourceProperty("transactionIsolation", "READ-COMMITTED");
        pool.addDataSourceProperty("connectionTimeZone", "UTC");
        pool.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        pool.addDataSourceProperty("sessionVariables", SESSION);
        // batches of inserts only, see BulkInsert: the protocol makes "on duplicate key update" ten
        // times slower
        pool.addDataSourceProperty("useBulkStmts", "false");
        pool.addDataSourceProperty("useBulkStmtsForInserts", "true");
        pool.addDataSourceProperty("connectTimeout", "3000");
        // a server that hangs must not hang us
        pool.addDataSourceProperty("socketTimeout", "60000");
        pool.setConnectionTimeout(10_000);
        pool.setValidationTimeout(2_000);
        pool.setKeepaliveTime(60_000);
        pool.setMaxLifetime(600_000);
        pool.setIdleTimeout(120_000);
        if (pool.getMaximumPoolSize() < 1) {
            pool.setMaximumPoolSize(POOL_SIZE);
        }
        if (pool.getMinimumIdle() < 0) {
            pool.setMinimumIdle(2);
        }
    }
}
