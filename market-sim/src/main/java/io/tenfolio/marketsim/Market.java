package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pretend market: every price at every minute is a pure function of the seed, the instrument and the time, so a history
/// made today and the prices served live tomorrow are one curve, on any machine.
///
/// `alwaysOpen` lets listed instruments trade around the clock, so that a demo moves at night too; fund values and reference
/// rates keep their days as in life.
public final class Market {
    /// On this day each instrument has its start price.
    public static final LocalDate ANCHOR = LocalDate.of(2024, 1, 1);

    static final Instant ANCHOR_TIME = ANCHOR.atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final LocalTime RATES_ARE_SET = LocalTime.of(14, 15);
    private static final LocalTime RATES_ARE_PUBLISHED = LocalTime.of(16, 0);
    private static final LocalTime FUNDS_ARE_PUBLISHED = LocalTime.of(21, 30);
    private static final Duration HIGH_LOW_STEP = Duration.ofMinutes(30);

    private final long seed;
    private final boolean alwaysOpen;
    private final InstantSource clock;
    private final Map<String, DemoInstrument> instruments = new LinkedHashMap<>();
    private final Map<String, PricePath> paths = new LinkedHashMap<>();
    private final Map<String, PricePath> rates = new LinkedHashMap<>();

    public Market(
            long seed, List<DemoInstrument> instruments, InstantSource clock, boolean alwaysOpen) {
        this.seed = seed;
        this.clock = clock;
        this.alwaysOpen = alwaysOpen;
        for (var instrument : instruments) {
            if (this.instruments.putIfAbsent(instrument.symbol(), instrument) != null) {
                throw new IllegalArgumentException(
                        "Two instruments are called " + instrument.symbol());
            }
            paths.put(instrument.symbol(), path(instrument.walk(), common(instrument)));
        }
        for (var currency : Currencies.ALL) {
            rates.put(currency.code(), path(currency.walk(), "currencies"));
        }
    }

    /// The market of the demo: the invented instruments of the seed, open around the clock.
    public static Market demo(long seed, InstantSource clock) {
        return new Market(seed, DemoInstruments.of(seed), clock, true);
    }

    private static String common(DemoInstrument instrument) {
        return switch (instrument.kind()) {
            case STOCK, ETF -> "shares";
            case FUND -> "india";
            case CRYPTO -> "coins";
        };
    }

    private PricePath path(Walk walk, String common) {
        return new PricePath(
                walk,
                new BrownianPath(Noise.key(seed, walk.path())),
                new BrownianPath(Noise.key(seed, "common " + common)));
    }

    public List<DemoInstrument> instruments() {
        return List.copyOf(instruments.values());
    }

    public Optional<DemoInstrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    /// The market's own now.
    public Instant now() {
        return clock.instant();
    }

    /// The price at a time, in the instrument's ISO currency: pence are divided by a hundred.
    public BigDecimal priceAt(String symbol, Instant time) {
        return inCurrency(known(symbol), path(symbol).at(time));
    }

    /// The price in the instrument's ISO currency when its venue closed on `date`, or last before it: on a Sunday, Friday's.
    public BigDecimal closeOn(String symbol, LocalDate date) {
        var instrument = known(symbol);
        return inCurrency(instrument, quotedClose(instrument, date));
    }

    /// What one euro is worth in `currency` by the rates set on `date`, or last before it.
    public BigDecimal rateOn(String currency, LocalDate date) {
        var rate = rates.get(currency);
        if (rate == null) {
            throw new IllegalArgumentException(
                    "The pretend central bank does not know " + currency);
        }
        var day = Venue.XETR.tradingDayUpTo(date);
        return rate.at(day.atTime(RATES_ARE_SET).atZone(FRANKFURT).toInstant());
    }

    /// The currencies [#rateOn] knows.
    public List<String> currencies() {
        return List.copyOf(rates.keySet());
    }

    /// The rates published last before `time`: a working day's come out at 16:00 in Frankfurt.
    public ReferenceRates publishedRates(Instant time) {
        var date = lastPublished(time, Venue.XETR, FRANKFURT, RATES_ARE_PUBLISHED);
        var perEuro = new LinkedHashMap<String, BigDecimal>();
        rates.keySet().forEach(currency -> perEuro.put(currency, rateOn(currency, date)));
        return new ReferenceRates(date, Collections.unmodifiableSequencedMap(perEuro));
    }

    /// When the rates of a day come out.
    Instant ratesPublishedAt(LocalDate date) {
        return date.atTime(RATES_ARE_PUBLISHED).atZone(FRANKFURT).toInstant();
    }

    /// The day of the fund values published last before `time`: they come out at 21:30 in India.
    public LocalDate fundDay(Instant time) {
        return lastPublished(time, Venue.INDIA, Venue.INDIA.zone(), FUNDS_ARE_PUBLISHED);
    }

    private static LocalDate lastPublished(
            Instant time, Venue venue, ZoneId zone, LocalTime published) {
        var local = time.atZone(zone);
        var date = local.toLocalDate();
        return venue.tradingDayUpTo(
                local.toLocalTime().isBefore(published) ? date.minusDays(1) : date);
    }

    /// What a source says of the instrument at `time`: the price of the last full minute in which it traded.
    public MarketQuote quote(String symbol, Instant time) {
        var instrument = known(symbol);
        var venue = instrument.venue();
        var traded = lastTrade(venue, time.truncatedTo(ChronoUnit.MINUTES));
        var day = traded.atZone(venue.zone()).toLocalDate();
        var path = path(symbol);
        var price = path.at(traded);
        var opened = alwaysOpen ? day.atStartOfDay(venue.zone()).toInstant() : venue.open(day);
        var open = path.at(opened);
        var high = open.max(price);
        var low = open.min(price);
        for (var t = opened; t.isBefore(traded); t = t.plus(HIGH_LOW_STEP)) {
            var then = path.at(t);
            high = high.max(then);
            low = low.min(then);
        }
        return new MarketQuote(
                instrument,
                price,
                traded,
                day,
                open,
                high,
                low,
                quotedClose(instrument, day.minusDays(1)),
                volume(symbol, opened, traded),
                alwaysOpen || venue.isOpen(time));
    }

    private Instant lastTrade(Venue venue, Instant time) {
        return alwaysOpen ? time : venue.lastTradingTime(time);
    }

    private long volume(String symbol, Instant opened, Instant traded) {
        long perMinute = 50 + (Noise.key(seed, symbol) >>> 52);
        return perMinute * Math.max(1, Duration.between(opened, traded).toMinutes());
    }

    BigDecimal quotedClose(DemoInstrument instrument, LocalDate date) {
        var venue = instrument.venue();
        return path(instrument.symbol()).at(venue.close(venue.tradingDayUpTo(date)));
    }

    private static BigDecimal inCurrency(DemoInstrument instrument, BigDecimal quoted) {
        return instrument.quotedInPence() ? quoted.movePointLeft(2) : quoted;
    }

    private DemoInstrument known(String symbol) {
        return instrument(symbol)
                .orElseThrow(
                        () -> new IllegalArgumentException("No instrument is called " + symbol));
    }

    private PricePath path(String symbol) {
        var path = paths.get(symbol);
        if (path == null) {
            throw new IllegalArgumentException("No instrument is called " + symbol);
        }
        return path;
    }
}
