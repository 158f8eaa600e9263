package io.tenfolio.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.DailyCloses.TimedClose;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Position;
import io.tenfolio.marketsim.Market;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.Valuer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EndOfDayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DemoGenerator GENERATOR =
            new DemoGenerator(
                    DemoGenerator.SEED,
                    Market.demo(DemoGenerator.SEED, InstantSource.fixed(NOW)),
                    LocalDate.of(2026, 11, 21));
    private static final EndOfDay END_OF_DAY =
            new EndOfDay(GENERATOR.catalog(), GENERATOR.prices());
    private static final List<DemoPortfolio> TWENTY = GENERATOR.portfolios(1, 20).toList();

    @Test
    void knowsEveryDayThatIsOver() {
        var one = TWENTY.getFirst();

        var closes = closes(one);

        assertThat(closes)
                .extracting(Close::day)
                .containsExactlyElementsOf(
                        one.opened().datesUntil(LocalDate.of(2026, 11, 21)).toList());
        assertThat(closes).allMatch(close -> close.total().signum() > 0);
    }

    @Test
    void leavesNoCashAccountOverdrawnAndNothingOversold() {
        assertThat(TWENTY)
                .allSatisfy(one ->
                        assertThat(END_OF_DAY.positions(one, NOW).values())
                                .allMatch(Position::isComplete)
                                .noneMatch(p -> p.quantity().units().signum() < 0));
    }

    @Test
    void endsWhereTheAccountsOfTheStoryEnd() {
        assertThat(TWENTY)
                .allSatisfy(one -> {
                    var last = closes(one).getLast();
                    assertThat(last.total()).isEqualByComparingTo(valued(one, last.day()));
                });
    }

    /// A jump that no market makes would be a mistake of ours: a split counted twice, a price of another day.
    @Test
    void movesFromDayToDayOnlyAsMarketsDo() {
        assertThat(TWENTY).allSatisfy(one -> assertThat(largestMove(closes(one))).isLessThan(0.1));
    }

    private static List<Close> closes(DemoPortfolio one) {
        return END_OF_DAY.closes(one, NOW).stream().map(TimedClose::close).toList();
    }

    private static double largestMove(List<Close> closes) {
        var largest = 0.0;
        for (int i = 1; i < closes.size(); i++) {
            var before = closes.get(i - 1).total().add(closes.get(i).flows()).doubleValue();
            largest = Math.max(largest, Math.abs(closes.get(i).total().doubleValue() / before - 1));
        }
        return largest;
    }

    /// By the reference valuer.
    private static BigDecimal valued(DemoPortfolio one, LocalDate day) {
        var catalog = GENERATOR.catalog();
        var instruments =
                catalog.all().collect(Collectors.toMap(Instrument::id, Function.identity()));
        var prices =
                catalog.listings().stream()
                        .map(listing -> price(listing, day, one))
                        .collect(Collectors.toMap(Price::instrument, Function.identity()));
        var valuer = new Valuer(new MarketSnapshot(prices, GENERATOR.prices().rates(day)));
        var holdings =
                END_OF_DAY.positions(one, NOW).values().stream()
                        .map(position -> holding(position, instruments.get(id(position))))
                        .sorted(Comparator.comparing(holding -> holding.account().value()))
                        .toList();
        return valuer.value(one.portfolio().id(), one.portfolio().baseCurrency(), holdings)
                .total()
                .amount();
    }

    private static InstrumentId id(Position position) {
        return position.key().instrument();
    }

    private static Holding holding(Position position, Instrument instrument) {
        return new Holding(
                position.key().account(),
                instrument.id(),
                instrument.assetClass(),
                instrument.currency(),
                position.quantity(),
                position.cost(),
                position.realised().total());
    }

    private static Price price(Listing listing, LocalDate day, DemoPortfolio one) {
        var amount = GENERATOR.prices().atEndOf(day, one.portfolio().zone(), listing);
        return new Price(
                listing.id().value(),
                listing.id(),
                new UnitPrice(amount, listing.currency()),
                NOW,
                NOW,
                new SourceName("test"),
                Quality.FRESH);
    }
}
