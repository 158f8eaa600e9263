package io.tenfolio.db.schema;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Keeps the daily partitions a week ahead on nodes that run for longer than that. Only a node that may migrate can.
@Component
public class PartitionUpkeep {
    private final ObjectProvider<Flyway> flyway;

    public PartitionUpkeep(ObjectProvider<Flyway> flyway) {
        this.flyway = flyway;
    }

    /// Makes missing partitions; how many were made, 0 on a node without the migrating user.
    public int extend() {
        var migrating = flyway.getIfAvailable();
        if (migrating == null) {
            return 0;
        }
        try (var owner = migrating.getConfiguration().getDataSource().getConnection()) {
            return ValuationPartitions.extend(owner);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look at the partitions", e);
        }
    }
}
