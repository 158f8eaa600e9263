package io.tenfolio.web.instrument;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.InstrumentKnown;
import io.tenfolio.db.instrument.InstrumentMerges;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.price.Price;
import io.tenfolio.web.live.LiveFeed;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to instruments. Everybody reads them; whoever may change anything adds one; operators merge duplicates.
@PreAuthorize("isAuthenticated()")
public class InstrumentService {
    private static final int NEAR = 5;
    private static final int TRIES = 3;

    private final CurrentPerson person;
    private final Instruments instruments;
    private final InstrumentMerges merges;
    private final Prices prices;
    private final Portfolios portfolios;
    private final Positions positions;
    private final Ledgers ledgers;
    private final LiveFeed feed;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    public InstrumentService(
            CurrentPerson person,
            Instruments instruments,
            InstrumentMerges merges,
            Prices prices,
            Portfolios portfolios,
            Positions positions,
            Ledgers ledgers,
            LiveFeed feed,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.person = person;
        this.instruments = instruments;
        this.merges = merges;
        this.prices = prices;
        this.portfolios = portfolios;
        this.positions = positions;
        this.ledgers = ledgers;
        this.feed = feed;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<Instrument> search(String text, int offset, int limit) {
        return instruments.search(text, offset, limit);
    }

    public Optional<Instrument> find(InstrumentId id) {
        return instruments.find(id).filter(found -> !(found instanceof Instrument.Currency));
    }

    /// What a duplicate was merged into.
    public Optional<InstrumentId> mergedInto(InstrumentId id) {
        return instruments.mergedInto(id);
    }

    public List<Identifier> identifiers(InstrumentId id) {
        return instruments.identifiers(id);
    }

    public List<Currency> currencies() {
        return instruments.cash().stream().map(Instrument::currency).toList();
    }

    /// Its price in the newest run, with how good it was there.
    public Optional<Price> price(InstrumentId id) {
        return feed.price(id);
    }

    /// One price a day from `from` on, oldest first, those of merged duplicates where it had none itself.
    public List<Price> history(InstrumentId id, Instant from) {
        var now = clock.instant();
        var byDay = new LinkedHashMap<LocalDate, Price>();
        var all = new ArrayList<>(prices.daily(id, from, now));
        merges.duplicatesOf(id).forEach(other -> all.addAll(prices.daily(other, from, now)));
        all.sort(Comparator.comparing(Price::asOf));
        all.forEach(price ->
                byDay.merge(
                        LocalDate.ofInstant(price.asOf(), ZoneOffset.UTC),
                        price,
                        (one, other) -> one.instrument().equals(id) ? one : other));
        return List.copyOf(byDay.values());
    }

    public Instant now() {
        return clock.instant();
    }

    /// What this person sees of it in portfolios, lot by lot.
    public List<HeldLots> held(InstrumentId id) {
        var rates = prices.rateHistory();
        var now = clock.instant();
        var held = new ArrayList<HeldLots>();
        for (var portfolio : portfolios.visibleTo(person.get().id())) {
            if (positions.of(portfolio.id(), positions.sequence()).stream()
                    .noneMatch(holding ->
                            holding.instrument().equals(id) && !holding.quantity().isZero())) {
                continue;
            }
            var names =
                    portfolios.everyAccount(portfolio.id()).stream()
                            .collect(Collectors.toMap(Account::id, Account::name));
            ledgers.ledger(portfolio.id())
                    .positions(portfolio.costMethod(), portfolio.baseCurrency(), rates, now)
                    .forEach((key, position) -> {
                        if (key.instrument().equals(id) && !position.quantity().isZero()) {
                            held.add(
                                    new HeldLots(
                                            portfolio,
                                            names.getOrDefault(key.account(), ""),
                                            position));
                        }
                    });
        }
        return held;
    }

    /// Portfolios that this person sees.
    public List<Portfolio> portfolios() {
        return portfolios.visibleTo(person.get().id());
    }

    // ---- adding one ----

    /// The instrument that one of these identifiers names already.
    Optional<Instrument> known(NewInstrument typed) {
        return typed.identifiers().stream()
                .map(instruments::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Those with a name like it.
    List<Instrument> near(NewInstrument typed) {
        var first = typed.name().strip().split("[ ,.(]", 2)[0];
        return first.length() < 3 ? List.of() : instruments.search(first, 0, NEAR);
    }

    @PreAuthorize("isAuthenticated() and !hasRole('AUDITOR')")
    InstrumentId add(NewInstrument typed) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.call(() -> {
                    var instrument = typed.as(instruments.nextId());
                    instruments.add(instrument, typed.identifiers());
                    audit.write(
                            new AuditEntry(
                                    person.get().login(),
                                    "instrument.add",
                                    "instrument " + instrument.id().value(),
                                    "",
                                    "",
                                    instrument.symbol() + ", " + instrument.name()));
                    return instrument.id();
                });
            } catch (InstrumentKnown known) {
                // somebody took the number; an identifier that is taken is asked for before
                if (tries == TRIES || known(typed).isPresent()) {
                    throw known;
                }
            }
        }
    }

    // ---- merging duplicates ----

    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMIN')")
    public Merge preview(InstrumentId duplicate, InstrumentId survivor) {
        return new Merge(
                instruments.find(duplicate).orElseThrow(),
                instruments.find(survivor).orElseThrow(),
                merges.entries(duplicate),
                merges.portfolios(duplicate).size(),
                instruments.identifiers(duplicate).size());
    }

    /// From now on what was booked of `duplicate` counts for `survivor`; both keep their history. Positions follow portfolio by portfolio; if
    /// this is broken off, the chore that compares them with the ledger goes on.
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMIN')")
    public void merge(InstrumentId duplicate, InstrumentId survivor, String reason) {
        var merge = preview(duplicate, survivor);
        if (!merge.fits() || instruments.mergedInto(survivor).isPresent() || reason.isBlank()) {
            throw new IllegalArgumentException("These two cannot be one");
        }
        var affected = merges.portfolios(duplicate);
        transactions.run(() -> {
            merges.merge(duplicate, survivor);
            audit.write(
                    new AuditEntry(
                            person.get().login(),
                            "instrument.merge",
                            "instrument " + duplicate.value(),
                            reason,
                            merge.duplicate().symbol() + ", " + merge.duplicate().name(),
                            "instrument %d; %d entries, %d portfolios"
                                    .formatted(
                                            survivor.value(), merge.entries(), affected.size())));
        });
        for (var portfolio : affected) {
            ledgers.derive(portfolio, person.get().login(), "merged instruments: " + reason);
            feed.booked(portfolio);
        }
    }
}
