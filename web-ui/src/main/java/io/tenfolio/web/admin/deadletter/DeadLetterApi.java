package io.tenfolio.web.admin.deadletter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.job.RunId;
import io.tenfolio.web.admin.Reason;
import io.tenfolio.web.admin.run.RunQuery;
import io.tenfolio.web.api.Conflict;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Dead letters, for programs: reading them, having them taken up again, putting them aside.
@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "Dead letters", description = "What could not be processed, until somebody sees to it")
class DeadLetterApi {
    private final DeadLetterService service;

    DeadLetterApi(DeadLetterService service) {
        this.service = service;
    }

    @Schema(name = "DeadLetter")
    record Letter(
            @Schema(example = "5") long id,
            DeadLetter.Kind kind,
            @Schema(example = "1772452800-0") String run,
            @Schema(example = "portfolio 17") String subject,
            String reason,
            Instant createdAt,
            @Schema(description = "How it was closed; null while it is open")
                    DeadLetterReport.@Nullable Resolution resolution,
            @Nullable Instant resolvedAt,
            String resolvedBy,
            String resolvedWhy,
            @Schema(description = "The run that takes it up again") @Nullable String replay,
            @Schema(description = "What came of the last replay") String replayOutcome) {
        static Letter of(DeadLetterReport report) {
            var letter = report.letter();
            return new Letter(
                    letter.id(),
                    letter.kind(),
                    RunQuery.key(letter.run()),
                    letter.subject(),
                    letter.reason(),
                    letter.createdAt(),
                    report.resolutionOrNull(),
                    report.resolvedAtOrNull(),
                    report.resolvedBy(),
                    report.resolvedWhy(),
                    report.replay().map(RunQuery::key).orElse(null),
                    report.replayOutcome());
        }
    }

    @Schema(name = "DeadLetterDetails")
    record Details(
            Letter letter,
            @Schema(
                            description =
                                    "What died, as far as it may be shown: what a source answered, but no figure of a portfolio")
                    String payload) {}

    @Schema(name = "NewReplay")
    record Wanted(
            @Schema(example = "[5, 6]") @NotEmpty @Size(max = DeadLetterService.AT_ONCE)
                    List<@NotNull Long> letters,
            @Schema(example = "The source is back") @NotBlank @Size(max = Reason.LONGEST)
                    String reason) {}

    @Schema(name = "Replay")
    record Asked(
            @Schema(description = "How many are to be taken up again", example = "2")
                    int letters) {}

    @GetMapping
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "Dead letters", description = "Newest first.")
    Page<Letter> letters(
            @Parameter(description = "Whether to leave out those that are closed")
                    @RequestParam(defaultValue = "true")
                    boolean open,
            @Parameter(description = "Only of this kind") @RequestParam(required = false)
                    DeadLetter.@Nullable Kind kind,
            @Parameter(description = "Only of this run", example = "1772452800-0")
                    @RequestParam(required = false)
                    @Nullable String run,
            @Parameter(description = "Only with this in subject or reason")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String words,
            @ParameterObject @Valid PageAsk ask) {
        var filter = new DeadLetterFilter(open, kind, run == null ? null : run(run), words);
        var found = service.letters(filter, ask.numberKey().orElse(null), ask.oneMore());
        return Page.of(found, ask, report -> Long.toString(report.letter().id())).map(Letter::of);
    }

    @GetMapping("/{letter}")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(summary = "One dead letter with what died")
    Details letter(@PathVariable long letter) {
        var found = find(letter);
        return new Details(Letter.of(found), service.payload(found.letter()));
    }

    @PostMapping("/replay")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have dead letters taken up again",
            description =
                    "Asks the schedulers. Asked twice, each is taken up once; what is not there is left out.")
    Asked replay(@Valid @RequestBody Wanted wanted) {
        return new Asked(service.replay(wanted.letters(), wanted.reason()));
    }

    @PostMapping("/{letter}/replay")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have a dead letter taken up again")
    Asked replay(@PathVariable long letter, @Valid @RequestBody Reason reason) {
        if (!find(letter).isOpen()) {
            throw closedAlready();
        }
        return new Asked(service.replay(List.of(letter), reason.reason()));
    }

    @PostMapping("/{letter}/dismiss")
    @NeedsScope(Scope.OPERATIONS_WRITE)
    @Operation(summary = "Put a dead letter aside", description = "Nothing is to be done about it.")
    Letter dismiss(@PathVariable long letter, @Valid @RequestBody Reason reason) {
        find(letter);
        if (!service.dismiss(letter, reason.reason())) {
            throw closedAlready();
        }
        return Letter.of(find(letter));
    }

    private static Conflict closedAlready() {
        return new Conflict(
                "Nothing is left to be done", "It is closed already, or a run takes it up.");
    }

    private DeadLetterReport find(long letter) {
        return service.find(letter).orElseThrow(() -> new NotThere("dead letter"));
    }

    private static RunId run(String key) {
        return RunQuery.key(key).orElseThrow(() -> new RefusedFields("run", "is no run"));
    }
}
