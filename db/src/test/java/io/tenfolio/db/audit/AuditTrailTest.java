package io.tenfolio.db.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private static final AuditEntry ENTRY =
            new AuditEntry("ada", "book", "portfolio 1", "because", "", "{}");

    @Test
    void isWrittenInTheTransactionOfWhatItTells() {
        try (var database = TestDatabase.fresh()) {
            var trail = new AuditTrail(database.jdbc());
            assertThatThrownBy(() ->
                            database.transactions()
                                    .run(() -> {
                                        trail.write(ENTRY);
                                        throw new IllegalStateException("no");
                                    }))
                    .hasMessage("no");
            assertThat(count(database)).isZero();

            database.transactions().run(() -> trail.write(ENTRY));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    private static int count(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from audit_entry where actor = 'ada' and state_after = '{}'")
                .query(Integer.class)
                .single();
    }
}
