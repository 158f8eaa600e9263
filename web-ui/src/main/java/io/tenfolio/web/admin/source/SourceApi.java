package io.tenfolio.web.admin.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.job.SourceReport;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How sources of prices do, for programs.
@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "Operation", description = "What the place consists of and how it does")
class SourceApi {
    private final SourceService service;

    SourceApi(SourceService service) {
        this.service = service;
    }

    @Schema(name = "Source")
    record Source(
            @Schema(example = "twelvedata") String name,
            @Nullable Instant lastAnswer,
            @Schema(description = "Since midnight UTC") int askedToday,
            int failedToday,
            @Schema(description = "How long an answer took on average", example = "180")
                    @Nullable Long meanMillisecondsToday,
            @Schema(description = "It is asked at most so often", example = "600")
                    long atMostEverySeconds,
            List<Attempt> newest,
            @Schema(description = "What each scheduler does with it") List<Breaker> breakers) {
        static Source of(SourceReport report) {
            return new Source(
                    report.source(),
                    report.lastAnswerOrNull(),
                    report.askedToday(),
                    report.failedToday(),
                    report.meanToday().map(Duration::toMillis).orElse(null),
                    report.atMostEvery().toSeconds(),
                    report.newest().stream().map(Attempt::of).toList(),
                    report.breakers().stream().map(Breaker::of).toList());
        }
    }

    @Schema(name = "SourceAttempt")
    record Attempt(
            Instant at,
            @Schema(example = "120") long milliseconds,
            @Schema(example = "ANSWERED") String outcome,
            String detail) {
        static Attempt of(SourceReport.Attempt attempt) {
            return new Attempt(
                    attempt.at(), attempt.took().toMillis(), attempt.outcome(), attempt.detail());
        }
    }

    @Schema(name = "SourceBreaker")
    record Breaker(
            @Schema(example = "scheduler-1") String node,
            SourceReport.Breaker.State state,
            int failures,
            Instant changedAt) {
        static Breaker of(SourceReport.Breaker breaker) {
            return new Breaker(
                    breaker.node(), breaker.state(), breaker.failures(), breaker.changedAt());
        }
    }

    @GetMapping
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "All sources of prices and how they do")
    Page<Source> all() {
        return Page.all(service.all().stream().map(Source::of).toList());
    }
}
