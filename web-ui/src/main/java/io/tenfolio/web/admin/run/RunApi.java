package io.tenfolio.web.admin.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunDetail;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.StepReport;
import io.tenfolio.web.admin.Reason;
import io.tenfolio.web.api.Conflict;
import io.tenfolio.web.api.KnownYears;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Runs, for programs: looking at them, and asking the schedulers to do something about them.
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Runs", description = "What runs every ten minutes, and what can be asked of it")
class RunApi {
    private final RunService service;

    RunApi(RunService service) {
        this.service = service;
    }

    @Schema(name = "RunDetails")
    record Details(
            RunBrief run,
            List<Step> steps,
            @Schema(description = "Blocks of portfolios that are stored") int blocksDone,
            @Schema(description = "Blocks of portfolios in all") int blocks,
            @Schema(description = "Prices it froze") int prices,
            @Schema(description = "Exchange rates it froze") int rates,
            @Schema(description = "What it left to the dead letters") int deadLetters,
            @Schema(description = "What was asked of the schedulers about it")
                    List<RequestBrief> requests,
            @Schema(description = "All revisions of its slot") List<Integer> revisions) {
        static Details of(RunDetail detail, Instant now) {
            return new Details(
                    RunBrief.of(detail.run()),
                    detail.steps().stream().map(step -> Step.of(step, now)).toList(),
                    detail.progress().done(),
                    detail.progress().all(),
                    detail.market().prices(),
                    detail.market().rates(),
                    detail.deadLetters(),
                    detail.requests().stream().map(RequestBrief::of).toList(),
                    detail.revisions());
        }
    }

    @Schema(name = "Step")
    record Step(
            @Schema(example = "valuePortfolios") String name,
            @Schema(example = "COMPLETED", description = "As the framework says") String status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Schema(description = "So far, while it runs", example = "412")
                    @Nullable Long milliseconds,
            long read,
            long written,
            long skipped,
            @Schema(description = "Why it failed; else empty") String trouble) {
        static Step of(StepReport step, Instant now) {
            return new Step(
                    step.name(),
                    step.status(),
                    step.startedAtOrNull(),
                    step.endedAtOrNull(),
                    step.took(now).map(Duration::toMillis).orElse(null),
                    step.read(),
                    step.written(),
                    step.skipped(),
                    step.trouble());
        }
    }

    @Schema(name = "LogLine")
    record Line(Instant at, LogLine.Level level, String logger, String node, String message) {
        static Line of(LogLine line) {
            return new Line(line.at(), line.level(), line.logger(), line.node(), line.message());
        }
    }

    @Schema(name = "NewRunAction")
    record Wanted(
            @Schema(
                            description = "That of the address again; may be left out",
                            example = "1772452800-0")
                    @Nullable String run,
            @NotNull RunAction action,
            @Schema(description = "Needed for all but RESTART: the others change history")
                    @Size(max = Reason.LONGEST)
                    @Nullable String reason) {}

    @GetMapping
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "Runs", description = "The newest slot first.")
    Page<RunBrief> runs(
            @Parameter(description = "Only in this state") @RequestParam(required = false)
                    @Nullable RunState state,
            @Parameter(
                            description = "Only slots that begin then or later",
                            example = "2026-03-02T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(
                            description = "Only slots that begin then or earlier",
                            example = "2026-03-02T23:50:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "Only what this login asked for")
                    @RequestParam(defaultValue = "")
                    @Size(max = 190)
                    String by,
            @Parameter(description = "Only this revision")
                    @RequestParam(required = false)
                    @Min(0)
                    @Max(999_999_999)
                    @Nullable Integer revision,
            @ParameterObject @Valid PageAsk ask) {
        KnownYears.check("from", from);
        KnownYears.check("to", to);
        var before = ask.key().map(RunApi::place).orElse(null);
        var found =
                service.runs(new RunFilter(state, from, to, by, revision), before, ask.oneMore());
        return Page.<Run>of(found, ask, run -> RunQuery.key(run.id())).map(RunBrief::of);
    }

    @GetMapping("/{run}")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "One run with its steps")
    Details run(@PathVariable String run) {
        return Details.of(find(run), service.now());
    }

    @GetMapping("/{run}/log")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(
            summary = "What nodes logged while they worked on a run",
            description = "The newest 500 lines.")
    Page<Line> log(
            @PathVariable String run,
            @Parameter(description = "Nothing that is less grave")
                    @RequestParam(defaultValue = "INFO")
                    LogLine.Level level) {
        return Page.all(service.log(find(run).run().id(), level).stream().map(Line::of).toList());
    }

    @PostMapping
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(
            summary = "Run now",
            description = "Asks the schedulers for a run of the current slot.")
    @ApiResponse(responseCode = "202", description = "It is asked for; follow `Location`")
    ResponseEntity<RequestBrief> runNow() {
        return asked(service.runNow());
    }

    @PostMapping("/{run}/actions")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(
            summary = "Restart, stop, abandon, rerun or backfill a run",
            description =
                    "Asks the schedulers; refused with 409 when the run is in no state for it.")
    @ApiResponse(responseCode = "202", description = "It is asked for; follow `Location`")
    ResponseEntity<RequestBrief> act(@PathVariable String run, @Valid @RequestBody Wanted wanted) {
        var found = find(run).run();
        RefusedFields.mustAgree("run", run, wanted.run());
        var reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (wanted.action().needsReason() && reason.isEmpty()) {
            throw new RefusedFields("reason", "is needed: this changes history");
        }
        if (!wanted.action().fits(found)) {
            throw new Conflict(
                    "The run is in no state for this",
                    found.thinnedAt().isPresent()
                            ? "Its values are no longer kept, so it cannot do %s."
                                    .formatted(wanted.action())
                            : "A run that is %s cannot do %s."
                                    .formatted(found.state(), wanted.action()));
        }
        return asked(service.ask(wanted.action(), found.id(), reason));
    }

    private ResponseEntity<RequestBrief> asked(long request) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/run-requests/" + request))
                .body(RequestBrief.of(service.request(request).orElseThrow()));
    }

    private RunDetail find(String run) {
        return RunQuery.key(run).flatMap(service::find).orElseThrow(() -> new NotThere("run"));
    }

    private static RunId place(String key) {
        return RunQuery.key(key).orElseThrow(PageAsk::noKey);
    }
}
