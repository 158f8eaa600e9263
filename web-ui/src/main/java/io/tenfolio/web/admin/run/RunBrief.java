package io.tenfolio.web.admin.run;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run in a list that programs read.
@Schema(name = "Run")
record RunBrief(
        @Schema(
                        example = "1772452800-0",
                        description = "The second its slot begins, and its revision")
                String id,
        @Schema(example = "2026-03-02T12:00:00Z") Instant slot,
        @Schema(example = "0", description = "0 is the timetable's") int revision,
        RunState state,
        @Schema(example = "scheduler-1") String node,
        @Schema(description = "Portfolios it had to value, valued, and left out") Counts counts,
        @Schema(description = "Why it failed or was missed; else empty") String reason,
        @Schema(description = "Who asked for it; empty when the timetable did") String requestedBy,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(
                        description =
                                "Since when its values are no longer kept: another run of its hour has them, or only the closes of its day")
                @Nullable Instant thinnedAt) {
    @Schema(name = "RunCounts")
    record Counts(int eligible, int valued, int skipped, int withGaps) {
        static Counts of(RunCounts counts) {
            return new Counts(
                    counts.eligible(), counts.valued(), counts.skipped(), counts.withGaps());
        }
    }

    static RunBrief of(Run run) {
        return new RunBrief(
                RunQuery.key(run.id()),
                run.id().slot().start(),
                run.id().revision(),
                run.state(),
                run.node(),
                Counts.of(run.counts()),
                run.reason(),
                run.requestedBy(),
                run.queuedAt(),
                run.startedAtOrNull(),
                run.finishedAtOrNull(),
                run.thinnedAtOrNull());
    }
}
