package io.tenfolio.scheduler.testing;

import io.tenfolio.batch.testing.SmallWorld;
import io.tenfolio.db.testing.TestDatabase;
import java.time.Instant;

/// Databases with something to value.
public final class Worlds {
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T10:00:00Z");

    private Worlds() {}

    public static SmallWorld priced(TestDatabase database, int portfolios) {
        var world = new SmallWorld(database.ownerJdbc()).create(portfolios);
        world.price(SmallWorld.COIN_IN_EUR, "12.3456", "EUR", LONG_AGO);
        world.price(SmallWorld.COIN_IN_USD, "98.76", "USD", LONG_AGO);
        world.dollarsPerEuro("1.0847", LONG_AGO);
        return world;
    }
}
