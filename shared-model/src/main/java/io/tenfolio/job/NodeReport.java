package io.tenfolio.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A process that runs a role, as its row tells. `silence`: since when it has not shown itself. `clockOffset`: how far the database's clock is
/// ahead of its machine's. `work`: what it has in hand, in words; `run` the run it holds.
public record NodeReport(
        String id,
        String role,
        String version,
        Instant startedAt,
        Duration silence,
        Duration clockOffset,
        String state,
        @Nullable Integer loadPercentOrNull,
        @Nullable Integer megabytesOrNull,
        String work,
        @Nullable RunId runOrNull) {
    /// A node shows itself every three seconds; from here on it is called silent.
    private static final Duration SILENT_AFTER = Duration.ofSeconds(12);

    public boolean isSilent() {
        return silence.compareTo(SILENT_AFTER) > 0;
    }

    public boolean isReady() {
        return !isSilent() && state.equals("READY");
    }

    public Optional<Integer> loadPercent() {
        return Optional.ofNullable(loadPercentOrNull);
    }

    public Optional<Integer> megabytes() {
        return Optional.ofNullable(megabytesOrNull);
    }

    public Optional<RunId> run() {
        return Optional.ofNullable(runOrNull);
    }
}
