package io.tenfolio.web.admin.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.web.admin.Reason;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Schedules, for programs.
@RestController
@RequestMapping("/api/v1/schedules")
@Tag(name = "Schedules", description = "When runs and chores are due")
class ScheduleApi {
    private static final int FIRES = 5;
    private static final int LONGEST_SECONDS = 366 * 24 * 3_600;

    private final ScheduleService service;

    ScheduleApi(ScheduleService service) {
        this.service = service;
    }

    @Schema(name = "Schedule")
    record Schedule(
            @Schema(example = "refreshPortfolios") String name,
            io.tenfolio.job.Schedule.Kind kind,
            @Schema(example = "600", description = "What the program was set up with")
                    long stepSeconds,
            @Schema(example = "600", description = "A whole multiple of the step")
                    long everySeconds,
            boolean paused,
            @Schema(description = "When it is due next; empty while it is paused")
                    List<Instant> next,
            @Nullable Instant firedAt,
            @Schema(example = "scheduler-1") String firedBy,
            @Schema(description = "What came of it the last time") String outcome,
            @Nullable Instant changedAt,
            String changedBy,
            @Schema(description = "Why it was changed last") String changeWhy) {
        static Schedule of(io.tenfolio.job.Schedule schedule, Instant now) {
            return new Schedule(
                    schedule.name(),
                    schedule.kind(),
                    schedule.step().toSeconds(),
                    schedule.every().toSeconds(),
                    schedule.paused(),
                    schedule.next(now, FIRES),
                    schedule.firedAtOrNull(),
                    schedule.firedBy(),
                    schedule.outcome(),
                    schedule.changedAtOrNull(),
                    schedule.changedBy(),
                    schedule.changeWhy());
        }
    }

    @Schema(name = "ScheduleChange")
    record Change(
            @Schema(
                            description = "That of the address again; may be left out",
                            example = "refreshPortfolios")
                    @Nullable String name,
            @Schema(example = "1200", description = "A whole multiple of its step")
                    @NotNull
                    @Min(1)
                    @Max(LONGEST_SECONDS)
                    Integer everySeconds,
            @Schema(example = "Half as often over the holidays")
                    @NotBlank
                    @Size(max = Reason.LONGEST)
                    String reason) {}

    @GetMapping
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "All schedules with their next times")
    Page<Schedule> all() {
        var now = service.now();
        return Page.all(service.all().stream().map(one -> Schedule.of(one, now)).toList());
    }

    @GetMapping("/{name}")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "One schedule")
    Schedule one(@PathVariable String name) {
        return Schedule.of(find(name), service.now());
    }

    @GetMapping("/{name}/preview")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(
            summary = "When a schedule would be due after a change",
            description = "Nothing is written.")
    Schedule preview(
            @PathVariable String name,
            @Parameter(description = "A whole multiple of its step", example = "1200")
                    @RequestParam
                    @Min(1)
                    @Max(LONGEST_SECONDS)
                    int everySeconds) {
        return Schedule.of(changed(name, everySeconds), service.now());
    }

    @PatchMapping("/{name}")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(
            summary = "Make a schedule due more or less often",
            description = "Holds at once, on every scheduler.")
    Schedule edit(@PathVariable String name, @Valid @RequestBody Change change) {
        RefusedFields.mustAgree("name", name, change.name());
        var every = changed(name, change.everySeconds()).every();
        service.edit(name, every, change.reason());
        return one(name);
    }

    @PostMapping("/{name}/pause")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(
            summary = "Pause a schedule",
            description = "Nothing of it is due until it is resumed.")
    Schedule pause(@PathVariable String name, @Valid @RequestBody Reason reason) {
        find(name);
        service.pause(name, reason.reason());
        return one(name);
    }

    @PostMapping("/{name}/resume")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(summary = "Resume a paused schedule")
    Schedule resume(@PathVariable String name, @Valid @RequestBody Reason reason) {
        find(name);
        service.resume(name, reason.reason());
        return one(name);
    }

    private io.tenfolio.job.Schedule find(String name) {
        return service.find(name).orElseThrow(() -> new NotThere("schedule"));
    }

    private io.tenfolio.job.Schedule changed(String name, int everySeconds) {
        var now = find(name);
        var every = Duration.ofSeconds(everySeconds);
        if (everySeconds % now.step().toSeconds() != 0) {
            throw new RefusedFields(
                    "everySeconds",
                    "must be a whole multiple of %d".formatted(now.step().toSeconds()));
        }
        return now.withEvery(every);
    }
}
