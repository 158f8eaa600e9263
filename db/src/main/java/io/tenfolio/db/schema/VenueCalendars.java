package io.tenfolio.db.schema;

import io.tenfolio.db.sql.MultiRowInsert;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The hours, holidays and half days of the world's venues, as `db/venues/*.csv` tells them: written into a new database, and again
/// by whichever release brings newer files. Venues that are not in the files are left alone.
public final class VenueCalendars implements JavaMigration {
    private static final String VENUES = "/db/venues/venues.csv";
    private static final String DAYS = "/db/venues/venue-days.csv";

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var venues = rows(VENUES);
        new MultiRowInsert(
                        jdbc,
                        "insert into venue (mic, zone, rhythm, opens, closes, days, grace_minutes)",
                        "(?, ?, ?, ?, ?, ?, ?)",
                        """
                        on duplicate key update
                            zone = value(zone), rhythm = value(rhythm), opens = value(opens), closes = value(closes),
                            days = value(days), grace_minutes = value(grace_minutes)
                        """)
                .write(venues);
        jdbc.sql("delete from venue_holiday where mic in (:venues)")
                .param("venues", venues.stream().map(List::getFirst).toList())
                .update();
        new MultiRowInsert(
                        jdbc,
                        "insert into venue_holiday (mic, day, name, closes)",
                        "(?, ?, ?, nullif(?, ''))")
                .write(rows(DAYS));
    }

    private static List<List<String>> rows(String file) {
        return new String(read(file), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    private static byte[] read(String file) {
        try (InputStream in = VenueCalendars.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /// Repeatable: applied again when the files have changed.
    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "venue calendars";
    }

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        sum.update(read(VENUES));
        sum.update(read(DAYS));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
