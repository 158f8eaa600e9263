package io.tenfolio.db.sql;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers from a table of one row that stays locked until the taker's transaction ends, so that a higher number is also committed later;
/// auto-increment would not promise that.
public final class CommitOrder {
    private static final String LOCK =
            """
            select last_seq
            from   %s
            where  only_row = 1
            for    update
            """;
    private static final String SET =
            """
            update %s
            set    last_seq = :sequence
            where  only_row = 1
            """;
    private static final String LAST =
            """
            select last_seq
            from   %s
            """;

    private final JdbcClient jdbc;
    private final String table;

    public CommitOrder(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /// The last number, which nobody else can go on from until the transaction ends. Call late in it.
    public long lock() {
        return jdbc.sql(LOCK.formatted(table)).query(Long.class).single();
    }

    /// Says that all numbers up to `sequence` are taken. After [#lock], in the same transaction.
    public void taken(long sequence) {
        jdbc.sql(SET.formatted(table)).param("sequence", sequence).update();
    }

    /// The last number that is committed.
    public long last() {
        return jdbc.sql(LAST.formatted(table)).query(Long.class).single();
    }
}
