package io.tenfolio.web.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.db.ledger.AlreadyReversed;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.ledger.Overselling.Oversold;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.api.KnownYears;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.Problems;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The ledger, for programs: the entries, booking one and taking one back, and what either would do.
@RestController
@RequestMapping("/api/v1/portfolios/{portfolio}/entries")
@Tag(name = "Ledger", description = "What was booked; entries are never edited, but taken back")
class LedgerApi {
    private final LedgerService service;

    LedgerApi(LedgerService service) {
        this.service = service;
    }

    /// Why an entry is taken back.
    @Schema(name = "NewReversal")
    record NewReversal(
            @Schema(description = "That of the address again; may be left out", example = "4711")
                    @Nullable Long entry,
            @Schema(example = "Booked twice") @NotBlank @Size(max = 200) String reason) {}

    @GetMapping
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "The entries of a portfolio",
            description = "Newest first by when they took effect, those taken back too.")
    Page<BookedEntry> entries(
            @PathVariable long portfolio,
            @Parameter(description = "Only of this account") @RequestParam(required = false)
                    @Nullable Long account,
            @Parameter(description = "Only of this kind") @RequestParam(required = false)
                    @Nullable EntryKind kind,
            @Parameter(description = "Only of this instrument") @RequestParam(required = false)
                    @Nullable Integer instrument,
            @Parameter(
                            description = "Only what took effect then or later",
                            example = "2026-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(
                            description = "Only what took effect before",
                            example = "2026-04-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(
                            description =
                                    "Only what has this in its note, or in the name or symbol of its instrument")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String text,
            @ParameterObject @Valid PageAsk ask) {
        KnownYears.check("from", from);
        KnownYears.check("to", to);
        var filter =
                new LedgerFilter(
                        account == null ? null : new AccountId(account),
                        kind,
                        instrument == null ? null : new InstrumentId(instrument),
                        from,
                        to,
                        text);
        var found =
                service.page(
                        new PortfolioId(portfolio),
                        filter,
                        ask.key().map(LedgerApi::place),
                        ask.oneMore());
        return Page.of(found, ask, LedgerApi::key).map(BookedEntry::of);
    }

    @GetMapping("/{entry}")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "One entry")
    BookedEntry entry(@PathVariable long portfolio, @PathVariable long entry) {
        return find(portfolio, entry);
    }

    @PostMapping
    @NeedsScope(Scope.LEDGER_WRITE)
    @Operation(
            summary = "Book an entry",
            description =
                    "Refused with 409 when more would leave an account than it holds, at that time or later.")
    @ApiResponse(responseCode = "201", description = "It is booked, and the positions follow")
    ResponseEntity<BookedEntry> book(
            @PathVariable long portfolio, @Valid @RequestBody NewEntry asked) {
        var in = new PortfolioId(portfolio);
        return created(portfolio, service.book(in, EntryReader.read(service, in, asked), ""));
    }

    @PostMapping("/preview")
    @NeedsScope(Scope.LEDGER_WRITE)
    @Operation(
            summary = "What booking an entry would do",
            description = "Nothing is written. The same code works it out that books.")
    EntryEffect preview(@PathVariable long portfolio, @Valid @RequestBody NewEntry asked) {
        var in = new PortfolioId(portfolio);
        return effect(in, EntryReader.read(service, in, asked));
    }

    @PostMapping("/{entry}/reversal")
    @NeedsScope(Scope.LEDGER_WRITE)
    @Operation(
            summary = "Take an entry back",
            description =
                    "Books a reversal: the entry counts no more, from the day on which it took effect. A mistaken reversal is taken back itself.")
    @ApiResponse(responseCode = "201", description = "The reversal is booked")
    ResponseEntity<BookedEntry> reverse(
            @PathVariable long portfolio,
            @PathVariable long entry,
            @Valid @RequestBody NewReversal asked) {
        var reversal = reversal(portfolio, entry, asked);
        var id = service.book(new PortfolioId(portfolio), reversal, asked.reason().strip());
        return created(portfolio, id);
    }

    @PostMapping("/{entry}/reversal/preview")
    @NeedsScope(Scope.LEDGER_WRITE)
    @Operation(summary = "What taking an entry back would do", description = "Nothing is written.")
    EntryEffect previewReversal(
            @PathVariable long portfolio,
            @PathVariable long entry,
            @Valid @RequestBody NewReversal asked) {
        return effect(new PortfolioId(portfolio), reversal(portfolio, entry, asked));
    }

    @ExceptionHandler
    ProblemDetail oversold(Oversold e) {
        return Problems.conflict("More than is held", e.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail reversedAlready(AlreadyReversed e) {
        return Problems.conflict("Taken back already", e.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail noRate(UnknownRate e) {
        return Problems.conflict("No exchange rate", e.getMessage() + ".");
    }

    private Reversal reversal(long portfolio, long entry, NewReversal asked) {
        RefusedFields.mustAgree("entry", entry, asked.entry());
        find(portfolio, entry);
        return service.reversal(
                new PortfolioId(portfolio), new EntryId(entry), asked.reason().strip());
    }

    private EntryEffect effect(PortfolioId portfolio, LedgerEntry entry) {
        return EntryEffect.of(service.effect(portfolio, entry), service::instrument);
    }

    private ResponseEntity<BookedEntry> created(long portfolio, EntryId id) {
        var where = "/api/v1/portfolios/%d/entries/%d".formatted(portfolio, id.value());
        return ResponseEntity.created(URI.create(where)).body(find(portfolio, id.value()));
    }

    private BookedEntry find(long portfolio, long entry) {
        return service.entry(new PortfolioId(portfolio), new EntryId(entry))
                .map(BookedEntry::of)
                .orElseThrow(() -> new NotThere("entry"));
    }

    private static String key(LedgerRow row) {
        var place = row.line().place();
        return place.effectiveAt() + "_" + place.entry().value();
    }

    private static LedgerPlace place(String key) {
        try {
            var parts = key.split("_", 2);
            if (parts.length == 2 && parts[1].matches("[0-9]{1,18}")) {
                var at = Instant.parse(parts[0]);
                KnownYears.check("after", at);
                return new LedgerPlace(at, new EntryId(Long.parseLong(parts[1])));
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw PageAsk.noKey();
    }
}
