package io.tenfolio.web.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.ValuationGap;
import io.tenfolio.web.api.Amount;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.RefusedFields;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.price.PriceUsed;
import io.tenfolio.web.security.CurrentPerson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the overview shows, for programs.
@RestController
@RequestMapping("/api/v1/portfolios")
@Tag(name = "Portfolios", description = "What they are worth, what they hold, how they changed")
class OverviewApi {
    private final OverviewService service;
    private final Timetable timetable;
    private final CurrentPerson person;

    OverviewApi(OverviewService service, Timetable timetable, CurrentPerson person) {
        this.service = service;
        this.timetable = timetable;
        this.person = person;
    }

    @Schema(name = "PortfolioFigures")
    record Figures(
            PortfolioBrief portfolio,
            @Schema(
                            description =
                                    "False until the first run has valued it; then all figures are null")
                    boolean valued,
            @Schema(description = "Market value and cash") @Nullable Amount total,
            @Nullable Amount marketValue,
            @Nullable Amount cash,
            @Schema(description = "What the holdings cost, purchase fees and taxes included")
                    @Nullable Amount cost,
            @Schema(description = "Market value less cost, of what has a price")
                    @Nullable Amount unrealisedGain,
            @Nullable Amount realisedGain,
            @Schema(
                            description =
                                    "Since the last close before local midnight, flows taken out; null when unknown")
                    @Nullable Amount dayChange,
            @Schema(description = "When the figures held", example = "2026-03-02T12:20:00Z")
                    @Nullable Instant asOf,
            @Schema(description = "When the next ones are due", example = "2026-03-02T12:30:00Z")
                    @Nullable Instant nextAt,
            @Schema(
                            description =
                                    "The time of the newest price that was pushed since and is in the figures; null when none is",
                            example = "2026-03-02T12:23:05Z")
                    @Nullable Instant livePriceAt,
            @Schema(description = "Why the total is incomplete or old") List<Gap> gaps) {}

    @Schema(name = "Gap")
    record Gap(
            Kind kind,
            @Schema(description = "The instrument that is left out or old", example = "42")
                    int instrument,
            @Schema(description = "Of the old price") @Nullable Instant asOf) {
        enum Kind {
            NO_PRICE,
            STALE_PRICE,
            NO_EXCHANGE_RATE
        }

        static Gap of(ValuationGap gap) {
            return switch (gap) {
                case ValuationGap.NoPrice(var instrument) ->
                        new Gap(Kind.NO_PRICE, instrument.value(), null);
                case ValuationGap.StalePrice(var instrument, var asOf) ->
                        new Gap(Kind.STALE_PRICE, instrument.value(), asOf);
                case ValuationGap.NoExchangeRate(var instrument, _, _) ->
                        new Gap(Kind.NO_EXCHANGE_RATE, instrument.value(), null);
            };
        }
    }

    @Schema(name = "Position")
    record Position(
            @Schema(example = "42") int instrument,
            @Schema(example = "NRD") String symbol,
            @Schema(example = "Norda AG") String name,
            @Schema(example = "EQUITY") String assetClass,
            @Schema(type = "string", example = "12.5") BigDecimal quantity,
            Amount cost,
            @Schema(description = "Null where nobody ever named one") @Nullable PriceUsed price,
            @Schema(description = "Null where there is no price or exchange rate")
                    @Nullable Amount value,
            @Nullable Amount gain,
            @Nullable Amount dayChange) {
        static Position of(PositionRow row) {
            return new Position(
                    row.instrument().id().value(),
                    row.instrument().symbol(),
                    row.instrument().name(),
                    row.instrument().assetClass().name(),
                    row.quantity().units(),
                    Amount.of(row.cost()),
                    row.price().map(PriceUsed::of).orElse(null),
                    amount(row.value()),
                    amount(row.gain()),
                    amount(row.dayChange()));
        }
    }

    @Schema(name = "AllocationSlice")
    record Slice(
            @Schema(example = "EQUITY") String key,
            Amount worth,
            @Schema(
                            type = "string",
                            example = "61.3",
                            description = "All slices sum to 100 exactly")
                    BigDecimal percent) {}

    @Schema(name = "HistoryPoint")
    record Point(Instant at, Amount total) {}

    @GetMapping
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "The portfolios you may see",
            description = "Your own first, then those shared with you.")
    Page<PortfolioBrief> all() {
        return Page.all(service.portfolios().stream().map(this::brief).toList());
    }

    @GetMapping("/{portfolio}")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "One portfolio with its newest figures",
            description =
                    "As the newest published run valued it: the same figures as on the overview at the same time.")
    Figures one(@PathVariable long portfolio) {
        return switch (picture(portfolio)) {
            case Picture.Valued valued -> figures(valued);
            case Picture.Waiting waiting ->
                    new Figures(
                            brief(waiting.portfolio()),
                            false,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of());
        };
    }

    @GetMapping("/{portfolio}/positions")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "What a portfolio holds",
            description = "Dearest first, one row an instrument; the values sum to the total.")
    Page<Position> positions(
            @PathVariable long portfolio,
            @Parameter(description = "Only of this account") @RequestParam(required = false)
                    @Nullable Long account) {
        var only = Optional.ofNullable(account).map(AccountId::new);
        return picture(portfolio) instanceof Picture.Valued valued
                ? Page.all(PositionRow.of(valued, only).stream().map(Position::of).toList())
                : Page.all(List.of());
    }

    @GetMapping("/{portfolio}/allocation")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "How the worth of a portfolio is spread", description = "Largest first.")
    Page<Slice> allocation(
            @PathVariable long portfolio,
            @Parameter(
                            description = "By what",
                            schema = @Schema(allowableValues = {"class", "sector", "currency"}))
                    @RequestParam(defaultValue = "class")
                    String by) {
        var split =
                Split.ofCode(by)
                        .orElseThrow(() ->
                                new RefusedFields("by", "must be one of class, sector, currency"));
        return picture(portfolio) instanceof Picture.Valued valued
                ? Page.all(
                        Shares.of(valued, split).stream()
                                .map(share ->
                                        new Slice(
                                                share.key(),
                                                Amount.of(share.worth()),
                                                share.percent()))
                                .toList())
                : Page.all(List.of());
    }

    @GetMapping("/{portfolio}/history")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(
            summary = "What a portfolio was worth over time",
            description = "Oldest first: the end of each day, and in ranges up to a week each run.")
    Page<Point> history(
            @PathVariable long portfolio,
            @Parameter(
                            description = "How far back",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "1D", "1W", "1M", "6M", "YTD", "1Y", "All"
                                            }))
                    @RequestParam(defaultValue = "1M")
                    String range) {
        var wanted =
                Range.ofCode(range)
                        .orElseThrow(() ->
                                new RefusedFields(
                                        "range",
                                        "must be one of "
                                                + String.join(
                                                        ", ",
                                                        Arrays.stream(Range.values())
                                                                .map(Range::code)
                                                                .toList())));
        var seen = visible(portfolio);
        return Page.all(
                service.history(seen, wanted).points().stream()
                        .map(point -> new Point(point.at(), Amount.of(point.total())))
                        .toList());
    }

    @GetMapping("/{portfolio}/accounts")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    @Operation(summary = "The accounts of a portfolio")
    Page<AccountBrief> accounts(@PathVariable long portfolio) {
        return Page.all(
                service.accounts(visible(portfolio)).stream().map(AccountBrief::of).toList());
    }

    private Picture picture(long portfolio) {
        return service.look(new PortfolioId(portfolio))
                .orElseThrow(() -> new NotThere("portfolio"));
    }

    private PortfolioId visible(long portfolio) {
        var id = new PortfolioId(portfolio);
        if (!service.isVisible(id)) {
            throw new NotThere("portfolio");
        }
        return id;
    }

    private PortfolioBrief brief(Portfolio portfolio) {
        return PortfolioBrief.of(portfolio, person.get().id());
    }

    private Figures figures(Picture.Valued valued) {
        var sums =
                RowTotals.of(
                        PositionRow.of(valued, Optional.empty()),
                        valued.portfolio().baseCurrency());
        var slot = valued.run().slot();
        return new Figures(
                brief(valued.portfolio()),
                true,
                Amount.of(valued.figures().total()),
                Amount.of(valued.figures().marketValue()),
                Amount.of(valued.figures().cash()),
                Amount.of(valued.figures().cost()),
                Amount.of(sums.gain()),
                Amount.of(valued.figures().realisedGain()),
                amount(valued.figures().dayChange()),
                slot.start(),
                timetable.now().nextAfter(slot).orElse(null),
                valued.live().map(Picture.Live::pricedAt).orElse(null),
                valued.gaps().stream().map(Gap::of).toList());
    }

    private static @Nullable Amount amount(Optional<Worth> worth) {
        return worth.map(Amount::of).orElse(null);
    }
}
