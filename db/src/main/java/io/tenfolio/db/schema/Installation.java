package io.tenfolio.db.schema;

import io.tenfolio.db.sql.Utc;
import io.tenfolio.portfolio.BlockLayout;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Facts about this database that never change once said.
@Repository
public class Installation {
    private static final String BLOCK_SIZE = "block_size";
    private static final String DEMO = "demo";
    private static final String ID = "id";
    private static final String SAY = "insert ignore into installation values (:name, :value)";
    private static final String ASK = "select value from installation where name = :name";

    private final JdbcClient jdbc;

    public Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The block layout of this database; the first caller fixes it with `wanted`, later callers get what was fixed.
    public BlockLayout layout(BlockLayout wanted) {
        say(BLOCK_SIZE, String.valueOf(wanted.size()));
        return new BlockLayout(Integer.parseInt(fact(BLOCK_SIZE).orElseThrow()));
    }

    /// A name that no other database has, made by the first who asks.
    public String id() {
        say(ID, UUID.randomUUID().toString());
        return fact(ID).orElseThrow();
    }

    public boolean isDemo() {
        return fact(DEMO).filter("true"::equals).isPresent();
    }

    public void markDemo() {
        say(DEMO, "true");
    }

    /// The time by the clock that decides: the database's.
    public Instant databaseTime() {
        return jdbc.sql("select utc_timestamp(6) as now")
                .query((row, _) -> Utc.instant(row, "now"))
                .single();
    }

    private void say(String name, String value) {
        jdbc.sql(SAY).param("name", name).param("value", value).update();
    }

    private Optional<String> fact(String name) {
        return jdbc.sql(ASK).param("name", name).query(String.class).optional();
    }
}
