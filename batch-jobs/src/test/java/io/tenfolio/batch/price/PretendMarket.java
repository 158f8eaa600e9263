package io.tenfolio.batch.price;

import io.tenfolio.db.DbConfiguration;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Prices.NewPrice;
import io.tenfolio.db.price.Venues;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.marketsim.DemoInstrument;
import io.tenfolio.marketsim.Market;
import io.tenfolio.marketsim.MarketSim;
import io.tenfolio.marketsim.Source;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.price.MarketSnapshot;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.price.Venue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A few instruments of the pretend market in a real database, and the steps of a run that price them over HTTP.
/// Everybody's clock is the real one.
final class PretendMarket implements AutoCloseable {
    private static final Set<DayOfWeek> WORKING_DAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final TestDatabase database = TestDatabase.fresh();
    private final Market market = Market.demo(7, InstantSource.system());
    private final MarketSim sim = MarketSim.start(0, market);
    private final ConfigurableApplicationContext context;
    private final Map<InstrumentId, DemoInstrument> instruments = new LinkedHashMap<>();
    private int revision;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({DbConfiguration.class, PriceConfiguration.class})
    static class Application {}

    /// @param perSource instruments of each source
    PretendMarket(int perSource, Map<String, Object> settings) {
        var properties = new LinkedHashMap<String, Object>(database.properties());
        properties.put("tenfolio.hazelcast.mode", "off");
        properties.put("tenfolio.sources.twelvedata.key", "a-secret-key");
        for (var source : Source.values()) {
            var prefix = "tenfolio.sources.%s.".formatted(source.code());
            properties.put(prefix + "url", sim.endpoint(source));
            properties.put(prefix + "always-due", true);
        }
        properties.putAll(settings);
        context =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .properties(properties)
                        .run();
        describeVenues();
        list(perSource);
    }

    MarketSim sim() {
        return sim;
    }

    Map<InstrumentId, DemoInstrument> instruments() {
        return instruments;
    }

    TestDatabase database() {
        return database;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A run of the current slot that this node holds.
    /// The market of a run once its prices are chosen.
    MarketSnapshot chosen(Claim claim) {
        bean(ChoosePrices.class).run(claim);
        return bean(Prices.class).market(claim.run()).orElseThrow();
    }

    Claim claim() {
        return claim(Slot.containing(Instant.now(), Slot.DEFAULT_STEP));
    }

    Claim claim(Slot slot) {
        var run = new RunId(slot, revision++);
        database.jdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, epoch, node, queued_at)
                        values (:slot, :revision, 'RUNNING', 1, 'test', utc_timestamp(6))
                        """)
                .param("slot", slot.epochSecond())
                .param("revision", run.revision())
                .update();
        return new Claim(run, 1);
    }

    /// Forgets all prices and runs; then everything has the price it had before the one its source tells now.
    void knowYesterday() {
        for (var table :
                List.of(
                        "price",
                        "rate",
                        "raw_quote",
                        "fetch_attempt",
                        "dead_letter",
                        "run_market",
                        "run")) {
            database.ownerJdbc().sql("delete from " + table).update();
        }
        var recorded = Instant.now().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MICROS);
        var known = new ArrayList<NewPrice>();
        instruments.forEach((id, instrument) ->
                known.add(
                        new NewPrice(
                                id,
                                truth(instrument, before(instrument)),
                                before(instrument),
                                new SourceName(instrument.source().code()),
                                Quality.FRESH,
                                Optional.empty())));
        var prices = bean(Prices.class);
        prices.record(known, recorded);
        var day = ratesDay().minusDays(1);
        prices.recordRates(
                market.currencies().stream()
                        .map(code ->
                                new RateQuote(
                                        new SourceName("ecb"),
                                        EURO,
                                        Currency.getInstance(code),
                                        market.rateOn(code, day),
                                        rateTime(day)))
                        .toList(),
                recorded);
    }

    /// What the market really said the instrument is worth as of a time its source named.
    UnitPrice truth(DemoInstrument instrument, Instant asOf) {
        var amount =
                instrument.source() == Source.AMFI
                        ? market.closeOn(instrument.symbol(), asOf.atZone(INDIA).toLocalDate())
                        : market.priceAt(instrument.symbol(), asOf);
        return new UnitPrice(amount, Currency.getInstance(instrument.currency()));
    }

    BigDecimal trueRate(Currency currency, Instant asOf) {
        return market.rateOn(currency.getCurrencyCode(), asOf.atZone(FRANKFURT).toLocalDate());
    }

    List<InstrumentId> of(Source source) {
        return instruments.entrySet().stream()
                .filter(entry -> entry.getValue().source() == source)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Instant before(DemoInstrument instrument) {
        return instrument.source() == Source.AMFI
                ? market.fundDay(Instant.now()).minusDays(1).atTime(9, 15).atZone(INDIA).toInstant()
                : Instant.now().minus(Duration.ofMinutes(12)).truncatedTo(ChronoUnit.MINUTES);
    }

    private LocalDate ratesDay() {
        return market.publishedRates(Instant.now()).date();
    }

    private static Instant rateTime(LocalDate day) {
        return day.atTime(14, 15).atZone(FRANKFURT).toInstant();
    }

    private void describeVenues() {
        var venues = bean(Venues.class);
        for (var mic : List.of("XNAS", "XNYS", "XETR", "XAMS", "XLON", "CRYPTO")) {
            venues.put(
                    new Venue(
                            mic,
                            ZoneId.of("UTC"),
                            Venue.Rhythm.CONTINUOUS,
                            LocalTime.MIDNIGHT,
                            LocalTime.MIDNIGHT,
                            EnumSet.allOf(DayOfWeek.class),
                            Set.of(),
                            Duration.ofMinutes(10)));
        }
        venues.put(daily("FUND-IN", INDIA, "09:15", "21:30"));
        venues.put(daily("ECB", FRANKFURT, "14:15", "16:00"));
    }

    private static Venue daily(String name, ZoneId zone, String holds, String due) {
        return new Venue(
                name,
                zone,
                Venue.Rhythm.DAILY,
                LocalTime.parse(holds),
                LocalTime.parse(due),
                WORKING_DAYS,
                Set.of(),
                Duration.ofHours(2));
    }

    private void list(int perSource) {
        var store = bean(Instruments.class);
        for (var source : Source.values()) {
            market.instruments().stream()
                    .filter(instrument -> instrument.source() == source)
                    .sorted((a, b) -> Boolean.compare(b.quotedInPence(), a.quotedInPence()))
                    .limit(perSource)
                    .forEach(instrument -> {
                        var id = new InstrumentId(instruments.size() + 1);
                        store.add(
                                ours(id, instrument),
                                List.of(Identifier.ofSource(source.code(), instrument.symbol())));
                        instruments.put(id, instrument);
                    });
        }
    }

    private static Instrument ours(InstrumentId id, DemoInstrument demo) {
        var currency = Currency.getInstance(demo.currency());
        var counts = new Classification(demo.sector(), demo.country());
        return switch (demo.kind()) {
            case STOCK, ETF ->
                    new Instrument.Equity(
                            id,
                            demo.name(),
                            demo.symbol(),
                            new Mic(demo.venue().name()),
                            currency,
                            counts);
            case FUND -> new Instrument.Fund(id, demo.name(), demo.symbol(), currency, counts);
            case CRYPTO -> new Instrument.Crypto(id, demo.name(), demo.symbol(), currency, counts);
        };
    }

    @Override
    public void close() {
        sim.close();
        context.close();
        database.close();
    }
}
