package io.tenfolio.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// The time by the clock that decides: this machine's, shifted by how far the database's was ahead when last measured.
///
/// Somebody measures every ten seconds; between two measurements it runs as this machine's clock does. An answer that took
/// long says little, so it is left out.
public final class DatabaseClock extends Clock {
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(500);

    private final Supplier<Instant> database;
    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    public DatabaseClock(Supplier<Instant> database, Clock machine) {
        this.database = database;
        this.machine = machine;
    }

    /// Asks the database and adopts its time; the offset from then on.
    public Duration measure() {
        var before = machine.instant();
        var theirs = database.get();
        var after = machine.instant();
        var took = Duration.between(before, after);
        if (!took.isNegative() && took.compareTo(LONGEST_ANSWER) <= 0) {
            offset = Duration.between(before.plus(took.dividedBy(2)), theirs);
        }
        return offset;
    }

    /// How far the database's clock is ahead of this machine's; negative when it is behind.
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Not offered: days are told in the zone of a portfolio, which whoever asks must name.
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("The database's clock tells UTC only");
    }
}
