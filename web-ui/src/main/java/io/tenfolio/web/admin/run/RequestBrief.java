package io.tenfolio.web.admin.run;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RequestReport;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked of the schedulers and what became of it, as programs read it.
@Schema(name = "RunRequest")
record RequestBrief(
        @Schema(example = "12") long id,
        JobRequest.Kind kind,
        @Schema(example = "1772452800-0", description = "Null when a run of now is asked for")
                @Nullable String run,
        String requestedBy,
        String reason,
        Instant createdAt,
        RequestReport.State state,
        @Schema(description = "What was done, or why it was refused; empty while it is open")
                String outcome,
        @Nullable Instant doneAt,
        @Schema(example = "scheduler-1") String doneBy) {
    static RequestBrief of(RequestReport report) {
        var request = report.request();
        return new RequestBrief(
                request.id(),
                request.kind(),
                Optional.ofNullable(request.run()).map(RunQuery::key).orElse(null),
                request.requestedBy(),
                request.reason(),
                request.createdAt(),
                report.state(),
                report.outcome(),
                report.doneAtOrNull(),
                report.doneBy());
    }
}
