package io.tenfolio.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.db.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class BulkLoadTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final BulkLoad load =
            new BulkLoad(
                    new JdbcTemplate(database.dataSource()), "venue_holiday", "mic, day, name");

    BulkLoadTest() {
        database.jdbc()
                .sql(
                        """
                        insert into venue (mic, zone, rhythm, opens, closes, days, grace_minutes)
                        values ('XAAA', 'UTC', 'DAILY', '09:00', '17:00', '12345', 30)
                        """)
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEveryCharacterOfAWord() {
        var name = "tab\there, line\nthere, back\\slash, quote' and \u20ac \ud83d\ude00 \\N";

        assertThat(load.write(List.of(List.of("XAAA", "2026-12-25", name)))).isEqualTo(1);

        assertThat(names()).containsExactly(name);
    }

    @Test
    void leavesAloneWhatIsThere() {
        load.write(List.of(List.of("XAAA", "2026-12-25", "Christmas")));

        int written =
                load.write(
                        List.of(
                                List.of("XAAA", "2026-12-25", "Other"),
                                List.of("XAAA", "2027-01-01", "New Year")));

        assertThat(written).isEqualTo(1);
        assertThat(names()).containsExactly("Christmas", "New Year");
    }

    @Test
    void refusesWhatTheServerWouldTurnIntoAZero() {
        assertThatThrownBy(() ->
                        database.transactions()
                                .run(() ->
                                        load.write(List.of(List.of("XAAA", "someday", "Never")))))
                .hasMessageContaining("could not be read");
        assertThat(names()).isEmpty();
    }

    private List<String> names() {
        return database.jdbc()
                .sql("select name from venue_holiday where mic = 'XAAA' order by day")
                .query(String.class)
                .list();
    }
}
