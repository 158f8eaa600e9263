package io.tenfolio.web.admin.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.audit.AuditFilter;
import io.tenfolio.audit.RecordedEntry;
import io.tenfolio.web.api.KnownYears;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit trail, for programs.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "What was decided by whom; nobody changes it")
class AuditApi {
    private final AuditService service;

    AuditApi(AuditService service) {
        this.service = service;
    }

    @Schema(name = "AuditEntry")
    record Entry(
            @Schema(example = "900") long id,
            Instant at,
            @Schema(example = "ada") String actor,
            @Schema(example = "schedule.pause") String action,
            @Schema(example = "schedule refreshPortfolios") String subject,
            String reason,
            String before,
            String after) {
        static Entry of(RecordedEntry recorded) {
            var entry = recorded.entry();
            return new Entry(
                    recorded.id(),
                    recorded.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.reason(),
                    entry.before(),
                    entry.after());
        }
    }

    @GetMapping
    @NeedsScope(Scope.AUDIT_READ)
    @Operation(summary = "Search the audit trail", description = "Newest first.")
    Page<Entry> search(
            @Parameter(description = "Who did it: a whole name", example = "ada")
                    @RequestParam(defaultValue = "")
                    @Size(max = 190)
                    String actor,
            @Parameter(description = "What was done: the beginning of it", example = "schedule.")
                    @RequestParam(defaultValue = "")
                    @Size(max = 60)
                    String action,
            @Parameter(description = "Any part of what it was done to, or why")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String subject,
            @Parameter(description = "Then or later", example = "2026-03-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Then or earlier", example = "2026-03-31T23:59:59Z")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @ParameterObject @Valid PageAsk ask) {
        KnownYears.check("from", from);
        KnownYears.check("to", to);
        var found =
                service.entries(
                        new AuditFilter(actor, action, subject, from, to),
                        ask.numberKey().orElse(null),
                        ask.oneMore());
        return Page.of(found, ask, entry -> Long.toString(entry.id())).map(Entry::of);
    }
}
