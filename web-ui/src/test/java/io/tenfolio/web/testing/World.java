package io.tenfolio.web.testing;

import io.tenfolio.access.Role;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.access.UserId;
import io.tenfolio.db.access.AccessTokens;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.ledger.GrossCosts;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.PositionFlows;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.live.LiveValuations;
import io.tenfolio.db.live.Tick;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.testing.TestDatabase;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.instrument.Classification;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.instrument.Mic;
import io.tenfolio.job.RunCounts;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.RateQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.valuation.Figure;
import io.tenfolio.valuation.PackedFigures;
import io.tenfolio.valuation.Valuer;
import io.tenfolio.web.security.Argon2id;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// People, portfolios, prices and runs, written through the stores that the pages read.
public final class World {
    public static final String PASSWORD = "correct horse battery";
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final String ADDRESS = "https://folio.example.org";
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final SourceName ECB = new SourceName("ecb");
    private static final BlockLayout LAYOUT = new BlockLayout(1_000);

    public final TestDatabase database;
    public final Path outbox = folder();
    public final HandCache cache = new HandCache(LAYOUT);
    public final HandTicks ticks = new HandTicks();
    public final Users users;
    public final AccessTokens tokens;
    public final Portfolios portfolios;
    public final Runs runs;
    public final Prices prices;
    private final Pushes pushes;
    public final Positions positions;
    public final GrossCosts grossCosts;
    public final PositionFlows positionFlows;
    public final Ledgers ledgers;
    public final Valuations valuations;
    public final DailyCloses closes;
    private final RunGate gate;
    public final Instruments instruments;
    private final Map<InstrumentId, String> quoted = new HashMap<>();
    private final Map<InstrumentId, Instrument> known = new HashMap<>();
    private final List<PortfolioId> all = new ArrayList<>();
    private final Map<PortfolioId, Long> atClose = new HashMap<>();
    private final String hash = Argon2id.encoder().encode(PASSWORD);
    private long sequence;
    private Instant newestSlot = Instant.parse("2026-11-20T13:10:00Z");
    private Set<InstrumentId> aged = Set.of();
    private Set<PortfolioId> skipped = Set.of();

    public World() {
        this(TestDatabase.fresh());
    }

    public World(TestDatabase database) {
        this.database = database;
        var jdbc = database.jdbc();
        users = new Users(jdbc);
        tokens = new AccessTokens(jdbc);
        portfolios = new Portfolios(jdbc, database.transactions());
        runs = new Runs(jdbc, database.transactions());
        gate = new RunGate(jdbc, database.transactions());
        prices = new Prices(jdbc);
        pushes = new Pushes(jdbc, prices);
        positions = new Positions(jdbc);
        valuations = new Valuations(database.template(), LAYOUT);
        closes = new DailyCloses(new JdbcTemplate(database.dataSource()));
        instruments = new Instruments(jdbc, database.transactions());
        grossCosts = new GrossCosts(new LedgersThen(jdbc), instruments, prices);
        positionFlows = new PositionFlows(jdbc, instruments);
        ledgers =
                new Ledgers(
                        jdbc, database.transactions(), instruments, prices, new AuditTrail(jdbc));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tenfolio-outbox").resolve("mails");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of the newest letter to this address, if one came.
    public Optional<String> letterTo(String email) {
        if (!Files.exists(outbox)) {
            return Optional.empty();
        }
        try (var files = Files.list(outbox)) {
            return files.sorted(Comparator.reverseOrder())
                    .map(World::read)
                    .filter(letter -> letter.startsWith(email + "\n"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return mail.getAllRecipients()[0] + "\n" + mail.getSubject() + "\n" + mail.getContent();
        } catch (IOException | MessagingException e) {
            return ""; // still being written
        }
    }

    public void role(UserId user, Role role) {
        users.changeRole(user, role);
    }

    public LiveValuations cache() {
        return cache;
    }

    public UserId person(String login, String name, String locale) {
        var id = users.create(login, name, hash, Role.INVESTOR, false);
        database.ownerJdbc()
                .sql("update app_user set locale = ?, zone = 'Europe/Berlin' where id = ?")
                .params(locale, id.value())
                .update();
        return id;
    }

    public UserId person(String login, Role role) {
        return users.create(login, login, hash, role, false);
    }

    /// A secret that a program of this user sends; good for an hour.
    public String token(UserId user, Scope... scopes) {
        return token(user, Duration.ofHours(1), scopes);
    }

    public String token(UserId user, Duration lifetime, Scope... scopes) {
        var secret = TokenSecret.random(new SecureRandom());
        tokens.create(user, "test", secret, Set.of(scopes), lifetime);
        return secret.text();
    }

    public void disable(UserId user) {
        database.ownerJdbc()
                .sql("update app_user set enabled = false where id = ?")
                .param(user.value())
                .update();
    }

    public PortfolioId portfolio(UserId owner, String name) {
        var id = portfolios.create(owner, name, EUR, BERLIN, Portfolio.CostMethod.MOVING_AVERAGE);
        all.add(id);
        return id;
    }

    public AccountId account(PortfolioId portfolio, String name) {
        return portfolios.openAccount(portfolio, name, Account.Kind.BROKERAGE, false);
    }

    public InstrumentId equity(String symbol, String name, String sector, String price) {
        var id = instruments.nextId();
        var parts = price.split(" ");
        return add(
                new Instrument.Equity(
                        id,
                        name,
                        symbol,
                        new Mic("XETR"),
                        Currency.getInstance(parts[1]),
                        new Classification(sector, "DE")),
                price);
    }

    public InstrumentId etf(String symbol, String name, String price) {
        var id = instruments.nextId();
        var parts = price.split(" ");
        return add(
                new Instrument.Etf(
                        id,
                        name,
                        symbol,
                        new Mic("XETR"),
                        Currency.getInstance(parts[1]),
                        new Classification("Diversified", "")),
                price);
    }

    public InstrumentId fund(String symbol, String name, String price) {
        var id = instruments.nextId();
        var parts = price.split(" ");
        return add(
                new Instrument.Fund(
                        id, name, symbol, Currency.getInstance(parts[1]), Classification.NONE),
                price);
    }

    public InstrumentId crypto(String symbol, String name, String price) {
        var id = instruments.nextId();
        var parts = price.split(" ");
        return add(
                new Instrument.Crypto(
                        id, name, symbol, Currency.getInstance(parts[1]), Classification.NONE),
                price);
    }

    public InstrumentId cash(String currency) {
        var of = Currency.getInstance(currency);
        return instruments.all().values().stream()
                .filter(i -> i instanceof Instrument.Currency c && c.currency().equals(of))
                .map(Instrument::id)
                .findFirst()
                .orElseGet(() -> {
                    var id = instruments.nextId();
                    instruments.add(new Instrument.Currency(id, of), List.of());
                    return id;
                });
    }

    private InstrumentId add(Instrument instrument, String price) {
        instruments.add(instrument, List.of());
        known.put(instrument.id(), instrument);
        if (!price.startsWith("-")) {
            quoted.put(instrument.id(), price);
        }
        return instrument.id();
    }

    /// Makes the next price of an instrument this one.
    public void quote(InstrumentId instrument, String price) {
        quoted.put(instrument, price);
    }

    /// The next runs call the prices of these stale.
    public void aged(InstrumentId... instruments) {
        aged = Set.of(instruments);
    }

    /// The next runs leave these out, as if they could not be valued.
    public void skips(PortfolioId... portfolios) {
        skipped = Set.of(portfolios);
    }

    public void hold(
            PortfolioId portfolio,
            AccountId account,
            InstrumentId instrument,
            String quantity,
            String cost) {
        sequence++;
        var owner = database.ownerJdbc();
        owner.sql("update position_sequence set last_seq = greatest(last_seq + 1, ?)")
                .param(sequence)
                .update();
        sequence = owner.sql("select last_seq from position_sequence").query(Long.class).single();
        owner.sql(
                        """
                        insert into position_change
                        values (?, ?, ?, ?, ?, ?, 0, null, utc_timestamp(6))
                        """)
                .params(
                        sequence,
                        portfolio.value(),
                        account.value(),
                        instrument.value(),
                        new BigDecimal(quantity),
                        new BigDecimal(cost))
                .update();
        owner.sql(
                        """
                        insert into account_position
                        values (?, ?, ?, ?, ?, 0, ?)
                        on duplicate key update quantity = values(quantity), cost = values(cost),
                            change_seq = values(change_seq)
                        """)
                .params(
                        portfolio.value(),
                        account.value(),
                        instrument.value(),
                        new BigDecimal(quantity),
                        new BigDecimal(cost),
                        sequence)
                .update();
    }

    /// Books through the ledger; not for portfolios that [#hold] filled by hand.
    public EntryId deposit(AccountId account, UserId by, String amount, String currency) {
        cash(currency);
        return ledgers.book(
                new LedgerEntry.Deposit(booking(account), Money.of(amount, currency)), by, "");
    }

    public EntryId buy(
            AccountId account, UserId by, InstrumentId instrument, String units, String gross) {
        var currency = known.get(instrument).currency();
        return ledgers.book(
                new LedgerEntry.Buy(
                        booking(account),
                        instrument,
                        Quantity.of(units),
                        new Money(new BigDecimal(gross), currency),
                        Money.zero(currency),
                        Money.zero(currency),
                        null),
                by,
                "");
    }

    public EntryId sell(
            AccountId account, UserId by, InstrumentId instrument, String units, String gross) {
        var currency = known.get(instrument).currency();
        return ledgers.book(
                new LedgerEntry.Sell(
                        booking(account),
                        instrument,
                        Quantity.of(units),
                        new Money(new BigDecimal(gross), currency),
                        Money.zero(currency),
                        Money.zero(currency),
                        null),
                by,
                "");
    }

    public EntryId split(
            AccountId account, UserId by, InstrumentId instrument, int ratioNew, int ratioOld) {
        return ledgers.book(
                new LedgerEntry.Split(booking(account), instrument, ratioNew, ratioOld), by, "");
    }

    private static Booking booking(AccountId account) {
        var at = Instant.now().minusSeconds(60);
        return new Booking(EntryId.NEW, account, at, at, "");
    }

    /// Records today's quotes and rates as of `at`.
    public void recordMarket(Instant at) {
        prices.recordRates(
                List.of(
                        rate("USD", "1.1600", at),
                        rate("GBP", "0.8700", at),
                        rate("INR", "102.5", at)),
                at);
        prices.record(
                quoted.entrySet().stream()
                        .map(q -> {
                            var parts = q.getValue().split(" ");
                            return new Prices.NewPrice(
                                    q.getKey(),
                                    UnitPrice.of(parts[0], parts[1]),
                                    at,
                                    sourceOf(q.getKey()),
                                    Quality.FRESH,
                                    Optional.empty());
                        })
                        .toList(),
                at);
    }

    private SourceName sourceOf(InstrumentId instrument) {
        return switch (known.get(instrument)) {
            case Instrument.Fund _ -> new SourceName("amfi");
            case Instrument.Crypto _ -> new SourceName("coingecko");
            default -> new SourceName("twelvedata");
        };
    }

    private static RateQuote rate(String currency, String perEuro, Instant at) {
        return new RateQuote(ECB, EUR, Currency.getInstance(currency), new BigDecimal(perEuro), at);
    }

    /// The slot after those of all runs, whichever test made them; also of those it deleted, whose markets this node has seen.
    public Instant slotAfterAll() {
        return Stream.concat(
                        runs.newest(1).stream().map(run -> run.id().slot().start()),
                        Stream.of(newestSlot))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusSeconds(600);
    }

    /// A run of `slot`, valued and published, the cache after it.
    public RunId publish(Instant slot) {
        return publish(slot, Duration.ofSeconds(30));
    }

    public RunId publish(Instant slotStart, Duration quoteAge) {
        var slot = new Slot(slotStart);
        newestSlot = slotStart.isAfter(newestSlot) ? slotStart : newestSlot;
        recordMarket(slotStart.minus(quoteAge));
        // asked for by a person: it runs however old its slot is
        gate.rerun(slot, "test");
        var claim = gate.claimNext("test").orElseThrow();
        var chosen =
                prices.latest(slotStart).values().stream()
                        .map(p -> aged.contains(p.instrument()) ? p.withQuality(Quality.STALE) : p)
                        .toList();
        var rates = List.copyOf(prices.latestRates(slotStart).values());
        database.transaction().executeWithoutResult(_ -> prices.freeze(claim.run(), chosen, rates));
        runs.fixInputs(claim, positions.sequence(), all.size());
        var figures = value(claim.run());
        var counts = new RunCounts(all.size(), all.size(), 0, 0);
        database.transaction()
                .executeWithoutResult(
                        _ -> valuations.store(claim.run(), claim.epoch(), 0, figures, counts));
        database.transaction().executeWithoutResult(_ -> runs.publish(claim, counts));
        gate.release(claim);
        var packed = new EnumMap<Figure, byte[]>(Figure.class);
        figures.forEach((figure, values) -> packed.put(figure, PackedFigures.pack(values)));
        cache.show(claim.run(), Map.of(0, packed));
        return claim.run();
    }

    /// A price that was pushed since the newest run, with a tick for everybody who holds the instrument.
    public void push(InstrumentId instrument, String price, Instant at) {
        var parts = price.split(" ");
        var pushed =
                new Prices.NewPrice(
                        instrument,
                        UnitPrice.of(parts[0], parts[1]),
                        at,
                        new SourceName("finnhub"),
                        Quality.FRESH,
                        Optional.empty());
        database.transaction()
                .executeWithoutResult(_ -> pushes.record(List.of(pushed), Map.of(), at));
        var run = runs.latestPublished().orElseThrow();
        var newer = pushes.after(0);
        var last = newer.getLast();
        var laidOver = List.of(last.price());
        var valuer = new Valuer(prices.market(run.id()).orElseThrow().with(laidOver));
        var put = new HashMap<PortfolioId, Tick>();
        for (var portfolio : all) {
            var held = positions.of(portfolio, positions.sequence());
            if (held.stream().anyMatch(holding -> holding.instrument().equals(instrument))) {
                var valuation = valuer.value(portfolio, EUR, held);
                put.put(
                        portfolio,
                        new Tick(
                                new Tick.Version(last.sequence(), positions.sequence()),
                                Map.of(
                                        Figure.MARKET_VALUE, valuation.marketValue().scaled(),
                                        Figure.CASH, valuation.cash().scaled(),
                                        Figure.COST, valuation.cost().scaled(),
                                        Figure.REALISED_GAIN, valuation.realisedGain().scaled()),
                                Map.of(last.price().id(), last.price().quality())));
            }
        }
        ticks.put(run.id(), put);
        ticks.complete(run.id(), last.sequence());
    }

    private Map<Figure, long[]> value(RunId run) {
        var valuer = new Valuer(prices.market(run).orElseThrow());
        var figures = new EnumMap<Figure, long[]>(Figure.class);
        for (var figure : Figure.values()) {
            var values = new long[LAYOUT.size()];
            Arrays.fill(values, PackedFigures.ABSENT);
            figures.put(figure, values);
        }
        for (var portfolio : all) {
            if (skipped.contains(portfolio)) {
                continue;
            }
            int place = LAYOUT.placeOf(portfolio);
            var valuation =
                    valuer.value(portfolio, EUR, positions.of(portfolio, positions.sequence()));
            figures.get(Figure.MARKET_VALUE)[place] = valuation.marketValue().scaled();
            figures.get(Figure.CASH)[place] = valuation.cash().scaled();
            figures.get(Figure.COST)[place] = valuation.cost().scaled();
            figures.get(Figure.REALISED_GAIN)[place] = valuation.realisedGain().scaled();
            var base = atClose.get(portfolio);
            if (base != null) {
                figures.get(Figure.DAY_CHANGE)[place] = valuation.total().scaled() - base;
            }
        }
        return figures;
    }

    /// Closes of the last `days` days before `today`, walking to `last`.
    public void closes(PortfolioId portfolio, LocalDate today, int days, double last) {
        var random = new java.util.Random(portfolio.value());
        var run = runs.latestPublished().orElseThrow().id();
        var rows = new ArrayList<DailyCloses.Close>();
        double value = last;
        for (int back = 1; back <= days; back++) {
            var amount = BigDecimal.valueOf(Math.round(value * 100), 2);
            rows.add(
                    new DailyCloses.Close(
                            portfolio,
                            today.minusDays(back),
                            amount,
                            BigDecimal.ZERO,
                            amount,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO));
            value /= 1 + 0.00042 + random.nextGaussian() * 0.0075;
        }
        closes.store(run, rows);
        atClose.put(portfolio, Math.round(last * 10_000));
    }

    public Price priceOf(RunId run, InstrumentId instrument) {
        return prices.market(run).orElseThrow().price(instrument).orElseThrow();
    }
}
