package io.tenfolio.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class TransactionsTest {
    private TestDatabase database;
    private Transactions transactions;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        transactions = database.transactions();
        database.jdbc().sql("insert into installation values ('a', '0'), ('b', '0')").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areAllOrNothing() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            add("a");
                            throw new IllegalStateException("stop");
                        }))
                .hasMessage("stop");

        assertThat(value("a")).isZero();
    }

    @Test
    void areRunAgainWhenTheyLoseADeadlock() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 40; i++) {
                var first = i % 2 == 0 ? "a" : "b";
                var second = i % 2 == 0 ? "b" : "a";
                running.add(
                        threads.submit(() ->
                                transactions.run(() -> {
                                    add(first);
                                    add(second);
                                })));
            }
            for (var one : running) {
                one.get();
            }
        }

        assertThat(value("a")).isEqualTo(40);
        assertThat(value("b")).isEqualTo(40);
    }

    @Test
    void giveUpWhenItGoesOn() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            tries.incrementAndGet();
                            throw brokenOff(1213);
                        }))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(tries).hasValue(5);
    }

    @Test
    void areNotRunAgainForAnythingElse() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            tries.incrementAndGet();
                            throw brokenOff(1062);
                        }))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void joinTheOneThatIsRunningAndLeaveRunningAgainToIt() {
        var inner = new AtomicInteger();
        var outer = new AtomicInteger();

        transactions.run(() -> {
            if (outer.incrementAndGet() < 3) {
                transactions.run(() -> {
                    inner.incrementAndGet();
                    throw brokenOff(1020);
                });
            }
        });

        assertThat(outer).hasValue(3);
        assertThat(inner).hasValue(2);
    }

    private static CannotAcquireLockException brokenOff(int code) {
        return new CannotAcquireLockException("", new SQLException("", "HY000", code));
    }

    private void add(String name) {
        database.jdbc()
                .sql("update installation set value = value + 1 where name = :name")
                .param("name", name)
                .update();
    }

    private int value(String name) {
        return database.jdbc()
                .sql("select value from installation where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }
}
