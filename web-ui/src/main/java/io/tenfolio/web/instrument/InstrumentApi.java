package io.tenfolio.web.instrument;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.db.instrument.InstrumentKnown;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Lot;
import io.tenfolio.money.Worth;
import io.tenfolio.web.api.Amount;
import io.tenfolio.web.api.FieldProblem;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import io.tenfolio.web.api.Problems;
import io.tenfolio.web.api.RefusedFields;
import io.tenfolio.web.instrument.NewInstrument.Field;
import io.tenfolio.web.price.PriceUsed;
import io.tenfolio.web.text.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/// Instruments, for programs: finding and adding them, and what one's portfolios hold of them.
@RestController
@RequestMapping("/api/v1/instruments")
@Tag(name = "Instruments", description = "What can be held and priced; nobody's secret")
class InstrumentApi {
    private static final long FURTHEST = 10_000;

    private final InstrumentService service;

    InstrumentApi(InstrumentService service) {
        this.service = service;
    }

    @Schema(name = "InstrumentDetails")
    record Details(
            KnownInstrument instrument,
            @Schema(description = "All ways it is known") List<Known> identifiers,
            @Schema(description = "In the newest run; null without a price")
                    @Nullable PriceUsed price,
            @Schema(description = "What this duplicate was merged into", example = "41")
                    @Nullable Integer mergedInto) {}

    @Schema(name = "Identifier")
    record Known(
            Identifier.Scheme scheme,
            @Schema(
                            description = "The MIC of a ticker, the name of a source, else empty",
                            example = "XETR")
                    String qualifier,
            @Schema(example = "NRD") String code) {
        static Known of(Identifier identifier) {
            return new Known(identifier.scheme(), identifier.qualifier(), identifier.code());
        }
    }

    @Schema(name = "NewInstrument")
    record Wanted(
            @NotNull AssetClass assetClass,
            @Schema(example = "Norda AG") @NotNull @Size(max = 200) String name,
            @Schema(example = "DE0007164600") @Size(max = 12) @Nullable String isin,
            @Schema(example = "NRD") @Size(max = 20) @Nullable String ticker,
            @Schema(example = "XETR", description = "The ticker's venue, ISO 10383") @Size(max = 4)
                    @Nullable String mic,
            @Schema(example = "EUR") @NotNull String currency,
            @Schema(description = "Whether to add it although others have a name like it")
                    @Nullable Boolean evenIfSimilar) {}

    @Schema(name = "HeldLots")
    record Held(
            @Schema(example = "17") long portfolio,
            @Schema(example = "31") long account,
            @Schema(type = "string", example = "12.5") BigDecimal quantity,
            @Schema(description = "Purchase fees and taxes included, in the base currency")
                    Amount cost,
            List<HeldLot> lots) {
        static Held of(HeldLots held) {
            var position = held.position();
            return new Held(
                    held.portfolio().id().value(),
                    position.key().account().value(),
                    position.quantity().units(),
                    Amount.of(position.cost()),
                    held.lots().stream().map(lot -> HeldLot.of(lot, position.base())).toList());
        }
    }

    @Schema(name = "Lot")
    record HeldLot(
            Instant acquiredAt,
            @Schema(type = "string", example = "5") BigDecimal quantity,
            Amount cost) {
        static HeldLot of(Lot lot, Currency base) {
            return new HeldLot(
                    lot.acquiredAt(),
                    lot.units(),
                    Amount.of(new Worth(lot.base().withCharges(), base)));
        }
    }

    @GetMapping
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "Find instruments",
            description =
                    "By `isin`; by `ticker` and `mic`; or by `text`, the best match first. Cash and merged duplicates are not among them.")
    Page<KnownInstrument> search(
            @Parameter(example = "DE0007164600") @RequestParam(required = false)
                    @Nullable String isin,
            @Parameter(example = "NRD") @RequestParam(required = false) @Nullable String ticker,
            @Parameter(example = "XETR") @RequestParam(required = false) @Nullable String mic,
            @Parameter(
                            description =
                                    "Part of the name, or the beginning of a symbol, ISIN or ticker")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String text,
            @ParameterObject @Valid PageAsk ask) {
        if (isin != null || ticker != null || mic != null) {
            return Page.all(named(isin, ticker, mic));
        }
        long offset = ask.numberKey().orElse(0L);
        if (offset > FURTHEST) {
            throw new RefusedFields("after", "is further than anybody reads: narrow the search");
        }
        var found = service.search(text, (int) offset, ask.oneMore());
        return Page.of(found, ask, _ -> Long.toString(offset + ask.size()))
                .map(KnownInstrument::of);
    }

    private List<KnownInstrument> named(
            @Nullable String isin, @Nullable String ticker, @Nullable String mic) {
        if (isin == null && (ticker == null || mic == null)) {
            throw new RefusedFields(
                    ticker == null ? "ticker" : "mic", "belongs to the other: give both");
        }
        var typed =
                new NewInstrument(
                        AssetClass.FUND, "", typed(isin), typed(ticker), typed(mic), null);
        refuse(typed, EnumSet.of(Field.ISIN, Field.TICKER, Field.MIC));
        return service.known(typed).stream().map(KnownInstrument::of).toList();
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void refuse(NewInstrument typed, Set<Field> looked) {
        var problems =
                typed.problems().entrySet().stream()
                        .filter(one -> looked.contains(one.getKey()))
                        .map(one ->
                                new FieldProblem(
                                        one.getKey().name().toLowerCase(Locale.ROOT),
                                        Texts.in(Locale.ENGLISH, one.getValue())))
                        .toList();
        if (!problems.isEmpty()) {
            throw new RefusedFields(problems);
        }
    }

    @GetMapping("/{instrument}")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "One instrument, how it is known, and its newest price")
    Details one(@PathVariable int instrument) {
        return details(find(instrument));
    }

    @GetMapping("/{instrument}/lots")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "What you hold of an instrument, lot by lot",
            description = "In every account of the portfolios you may see.")
    Page<Held> lots(@PathVariable int instrument) {
        return Page.all(service.held(find(instrument).id()).stream().map(Held::of).toList());
    }

    @PostMapping
    @NeedsScope(Scope.PORTFOLIOS_WRITE)
    @Operation(
            summary = "Add an instrument",
            description =
                    "Refused with 409 when its ISIN or ticker is known already, and, unless `evenIfSimilar` is true, when others have a name like it; `instruments` then tells which.")
    @ApiResponse(
            responseCode = "201",
            description = "It is added; its prices come once it has a source")
    ResponseEntity<Details> add(@Valid @RequestBody Wanted asked) {
        var wanted = read(asked);
        var known = service.known(wanted);
        if (known.isPresent()) {
            throw new NotAdded("It is known already.", List.of(known.get()));
        }
        if (!Boolean.TRUE.equals(asked.evenIfSimilar())) {
            var similar = service.near(wanted);
            if (!similar.isEmpty()) {
                throw new NotAdded(
                        "Others have a name like it; say \"evenIfSimilar\": true if it is none of them.",
                        similar);
            }
        }
        var id = service.add(wanted);
        return ResponseEntity.created(URI.create("/api/v1/instruments/" + id.value()))
                .body(details(find(id.value())));
    }

    private NewInstrument read(Wanted asked) {
        if (asked.assetClass() == AssetClass.CASH) {
            throw new RefusedFields("assetClass", "must be another: cash is not added by hand");
        }
        var currency =
                service.currencies().stream()
                        .filter(one -> one.getCurrencyCode().equals(asked.currency()))
                        .findFirst()
                        .orElse(null);
        var wanted =
                new NewInstrument(
                        asked.assetClass(),
                        asked.name(),
                        typed(asked.isin()),
                        typed(asked.ticker()),
                        typed(asked.mic()),
                        currency);
        refuse(wanted, EnumSet.allOf(Field.class));
        return wanted;
    }

    @ExceptionHandler
    ProblemDetail notAdded(NotAdded e) {
        var problem = Problems.conflict("The instrument was not added", e.why);
        problem.setProperty("instruments", e.known.stream().map(KnownInstrument::of).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail known(InstrumentKnown e) {
        return Problems.conflict("The instrument was not added", "It is known already.");
    }

    private Instrument find(int instrument) {
        return service.find(new InstrumentId(instrument))
                .orElseThrow(() -> new NotThere("instrument"));
    }

    private Details details(Instrument instrument) {
        return new Details(
                KnownInstrument.of(instrument),
                service.identifiers(instrument.id()).stream().map(Known::of).toList(),
                service.price(instrument.id()).map(PriceUsed::of).orElse(null),
                service.mergedInto(instrument.id()).map(InstrumentId::value).orElse(null));
    }

    /// There is one already, or several that may be it.
    private static final class NotAdded extends RuntimeException {
        private final String why;
        private final transient List<Instrument> known;

        NotAdded(String why, List<Instrument> known) {
            super(why);
            this.why = why;
            this.known = known;
        }
    }
}
