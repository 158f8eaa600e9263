package io.tenfolio.db.schema;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// What the migrating user does after each migration, also one that found nothing to do.
public final class AfterMigrate implements Callback {
    private final Grants grants;

    public AfterMigrate(Grants grants) {
        this.grants = grants;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    /// Each statement here commits by itself in MariaDB.
    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return false;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            grants.apply(context.getConnection());
            ValuationPartitions.extend(context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException("Cannot finish the migration: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "grants and partitions";
    }
}
