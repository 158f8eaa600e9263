package io.tenfolio.db.portfolio;

import io.tenfolio.db.sql.CommitOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The order of everything that changes what a run values, which is the order of commits.
public final class PositionSequence {
    private final CommitOrder order;

    public PositionSequence(JdbcClient jdbc) {
        this.order = new CommitOrder(jdbc, "position_sequence");
    }

    /// The next number. Call late in a transaction: everybody else who books waits until it ends.
    public long next() {
        var next = order.lock() + 1;
        order.taken(next);
        return next;
    }

    /// The last number that is committed.
    public long last() {
        return order.last();
    }
}
