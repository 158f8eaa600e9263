package io.tenfolio.web.ledger;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.LedgerLines;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.CashMovement;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerEntry.Transfer;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerLine;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.portfolio.UnknownPortfolio;
import io.tenfolio.web.live.LiveFeed;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to the ledger. Whoever may see a portfolio reads its entries; whoever may change it books. What must hold whoever books is
/// not asked here but in [Ledgers].
@PreAuthorize("isAuthenticated()")
public class LedgerService {
    private final CurrentPerson person;
    private final Portfolios portfolios;
    private final LedgerLines lines;
    private final Ledgers ledgers;
    private final Instruments instruments;
    private final LiveFeed feed;
    private final Clock clock;

    public LedgerService(
            CurrentPerson person,
            Portfolios portfolios,
            LedgerLines lines,
            Ledgers ledgers,
            Instruments instruments,
            LiveFeed feed,
            Clock clock) {
        this.person = person;
        this.portfolios = portfolios;
        this.lines = lines;
        this.ledgers = ledgers;
        this.instruments = instruments;
        this.feed = feed;
        this.clock = clock;
    }

    /// Own ones first.
    public List<Portfolio> portfolios() {
        return portfolios.visibleTo(person.get().id());
    }

    public Optional<Portfolio> portfolio(PortfolioId portfolio) {
        return portfolios.visibleTo(person.get().id(), portfolio);
    }

    /// Those that this person may book in.
    public List<Portfolio> editable() {
        return portfolios().stream().filter(portfolio -> mayBook(portfolio.id())).toList();
    }

    public boolean mayBook(PortfolioId portfolio) {
        return portfolios.editableBy(person.get().id(), portfolio).isPresent();
    }

    /// Open ones.
    public List<Account> accounts(PortfolioId portfolio) {
        return portfolio(portfolio).map(seen -> portfolios.accounts(seen.id())).orElse(List.of());
    }

    public List<Instrument> search(String text, int offset, int limit) {
        return instruments.search(text, offset, limit);
    }

    public Optional<Instrument> instrument(InstrumentId id) {
        return instruments.find(id);
    }

    /// Those in which cash can be held.
    public List<Currency> currencies() {
        return instruments.cash().stream().map(Instrument::currency).toList();
    }

    /// The instrument that stands for cash in a currency.
    public Optional<Instrument> cash(Currency currency) {
        return instruments.cash().stream()
                .filter(cash -> cash.currency().equals(currency))
                .findFirst();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Newest first, the `limit` entries behind `after`.
    ///
    /// @throws UnknownPortfolio if this person does not see it
    public List<LedgerRow> page(
            PortfolioId portfolio, LedgerFilter filter, Optional<LedgerPlace> after, int limit) {
        var seen = visible(portfolio);
        return rows(seen, lines.of(portfolio, filter, after, limit));
    }

    /// One entry.
    public Optional<LedgerRow> entry(PortfolioId portfolio, EntryId entry) {
        var seen = visible(portfolio);
        return lines.find(portfolio, entry).map(line -> rows(seen, List.of(line)).getFirst());
    }

    /// What booking `entry` would do; nothing is written.
    ///
    /// @throws UnknownPortfolio if this person may not book in it, or the entry is for another one's account
    public Effect effect(PortfolioId portfolio, LedgerEntry entry) {
        mayBook(portfolio, entry);
        return ledgers.effect(entry);
    }

    /// @throws UnknownPortfolio if this person may not book in it, or the entry is for another one's account
    /// @throws io.tenfolio.ledger.Overselling.Oversold if more would leave an account than it holds
    @PreAuthorize("isAuthenticated() and !hasRole('AUDITOR')")
    public EntryId book(PortfolioId portfolio, LedgerEntry entry, String reason) {
        mayBook(portfolio, entry);
        var id = ledgers.book(entry, person.get().id(), reason);
        feed.booked(portfolio);
        return id;
    }

    /// The entry that takes another one back, for [#effect] and [#book].
    public Reversal reversal(PortfolioId portfolio, EntryId entry, String reason) {
        var reversed =
                lines.find(visible(portfolio).id(), entry)
                        .orElseThrow(() -> new UnknownPortfolio(portfolio))
                        .entry()
                        .booking();
        var now = clock.instant();
        return new Reversal(new Booking(EntryId.NEW, reversed.account(), now, now, reason), entry);
    }

    /// A closed account is booked in only to take something back.
    private void mayBook(PortfolioId portfolio, LedgerEntry entry) {
        if (!mayBook(portfolio)) {
            throw new UnknownPortfolio(portfolio);
        }
        if (entry instanceof Reversal reversal
                && lines.find(portfolio, reversal.reverses()).isPresent()) {
            return;
        }
        var open =
                portfolios.accounts(portfolio).stream()
                        .map(Account::id)
                        .collect(Collectors.toSet());
        if (!open.contains(entry.booking().account())
                || entry instanceof Transfer transfer && !open.contains(transfer.to())) {
            throw new UnknownPortfolio(portfolio);
        }
    }

    private Portfolio visible(PortfolioId portfolio) {
        return portfolio(portfolio).orElseThrow(() -> new UnknownPortfolio(portfolio));
    }

    private List<LedgerRow> rows(Portfolio portfolio, List<LedgerLine> page) {
        var names =
                portfolios.everyAccount(portfolio.id()).stream()
                        .collect(Collectors.toMap(Account::id, Account::name));
        var known = new HashMap<InstrumentId, Optional<Instrument>>();
        return page.stream().map(line -> row(portfolio, line, names, known)).toList();
    }

    private LedgerRow row(
            Portfolio portfolio,
            LedgerLine line,
            Map<AccountId, String> accounts,
            Map<InstrumentId, Optional<Instrument>> known) {
        var reversed =
                line.entry() instanceof Reversal reversal
                        ? lines.find(portfolio.id(), reversal.reverses())
                        : Optional.<LedgerLine>empty();
        var about = reversed.map(LedgerLine::entry).orElse(line.entry());
        var moved =
                CashMovement.of(about, portfolio.baseCurrency()).stream()
                        .map(CashMovement::amount)
                        .filter(amount -> !amount.isZero())
                        .map(amount -> reversed.isPresent() ? amount.negated() : amount)
                        .toList();
        return new LedgerRow(
                line,
                portfolio,
                accounts.getOrDefault(line.entry().booking().account(), ""),
                EntryInstrument.of(about)
                        .flatMap(id -> known.computeIfAbsent(id, instruments::find))
                        .orElse(null),
                moved,
                reversed.orElse(null));
    }
}
