package io.tenfolio.web.price;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Price;
import io.tenfolio.web.api.Amount;
import io.tenfolio.web.api.KnownYears;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Prices of an instrument.
@RestController
@RequestMapping("/api/v1/instruments/{instrument}/prices")
@Tag(name = "Prices")
class PriceApi {
    private static final int MOST_DAYS = 3_700;
    private static final int USUAL_DAYS = 30;

    private final PriceService service;
    private final Clock clock;

    PriceApi(PriceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Schema(name = "DailyPrice")
    record Daily(
            Amount perUnit,
            @Schema(description = "When it held, in its source's words") Instant asOf,
            @Schema(description = "When Tenfolio learned of it") Instant recordedAt,
            @Schema(example = "twelvedata") String source) {
        static Daily of(Price price) {
            return new Daily(
                    new Amount(
                            price.perUnit().amount(), price.perUnit().currency().getCurrencyCode()),
                    price.asOf(),
                    price.recordedAt(),
                    price.source().value());
        }
    }

    @GetMapping
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "The daily prices of an instrument",
            description =
                    "The last price of each day, oldest first; of the last 30 days unless said otherwise, of ten years at most.")
    Page<Daily> daily(
            @PathVariable int instrument,
            @Parameter(description = "The first day", example = "2026-02-01")
                    @RequestParam(required = false)
                    @Nullable LocalDate from,
            @Parameter(description = "The last day", example = "2026-03-02")
                    @RequestParam(required = false)
                    @Nullable LocalDate to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        KnownYears.check("to", last);
        var first = from == null ? last.minusDays(USUAL_DAYS) : from;
        KnownYears.check("from", first);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new RefusedFields(
                    "from", "must be at most %d days before \"to\"".formatted(MOST_DAYS));
        }
        return service.daily(new InstrumentId(instrument), first, last)
                .map(prices -> Page.all(prices.stream().map(Daily::of).toList()))
                .orElseThrow(() -> new NotThere("instrument"));
    }
}
