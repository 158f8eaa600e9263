package io.tenfolio.db.portfolio;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The order of everything that changes what a run values. Its row stays locked until the taker's transaction ends, so that a
/// higher number is also committed later; auto-increment would not promise that.
public final class PositionSequence {
    private static final String LOCK =
            """
            select last_seq
            from   position_sequence
            where  only_row = 1
            for    update
            """;
    private static final String SET =
            """
            update position_sequence
            set    last_seq = :sequence
            where  only_row = 1
            """;
    private static final String LAST =
            """
            select last_seq
            from   position_sequence
            """;

    private final JdbcClient jdbc;

    public PositionSequence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next number. Call late in a transaction: everybody else who books waits until it ends.
    public long next() {
        var next = jdbc.sql(LOCK).query(Long.class).single() + 1;
        jdbc.sql(SET).param("sequence", next).update();
        return next;
    }

    /// The last number that is committed.
    public long last() {
        return jdbc.sql(LAST).query(Long.class).single();
    }
}
