package io.tenfolio.db.ledger;

import io.tenfolio.access.UserId;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.EntriesAhead.Ahead;
import io.tenfolio.db.ledger.LedgerRows.Book;
import io.tenfolio.db.ledger.PositionRows.Change;
import io.tenfolio.db.ledger.PositionRows.State;
import io.tenfolio.db.portfolio.PositionSequence;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.db.valuation.StaleCloses;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.Overselling;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Ledger entries: written once, and the positions with them in one transaction.
///
/// Whoever books holds the portfolio's row, so that what an entry is checked against is what it will stand beside.
@Repository
public class Ledgers {
    private static final Logger LOG = LoggerFactory.getLogger(Ledgers.class);

    private static final String PORTFOLIO_OF =
            """
            select portfolio_id
            from   account
            where  id = :account
            """;
    private static final String LOCK =
            """
            select zone
            from   portfolio
            where  id = :portfolio
            for    update
            """;
    private static final String INSERT =
            """
            insert into ledger_entry (%s)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning id
            """
                    .formatted(EntryRows.COLUMNS);
    private static final String NOW =
            """
            select utc_timestamp(6) as now
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Instruments instruments;
    private final Prices prices;
    private final AuditTrail audit;
    private final PositionSequence sequence;
    private final PositionRows positions;
    private final LedgerRows rows;
    private final EntriesAhead ahead;
    private final StaleCloses closes;

    public Ledgers(
            JdbcClient jdbc,
            Transactions transactions,
            Instruments instruments,
            Prices prices,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.instruments = instruments;
        this.prices = prices;
        this.audit = audit;
        this.sequence = new PositionSequence(jdbc);
        this.positions = new PositionRows(jdbc);
        this.rows = new LedgerRows(jdbc);
        this.ahead = new EntriesAhead(jdbc);
        this.closes = new StaleCloses(jdbc);
    }

    /// Records an entry, its positions, their changes and the audit entry, or nothing. The entry's recorded time is the database's.
    ///
    /// @throws UnknownAccount if there is no such account
    /// @throws Overselling.Oversold if more would leave an account than it holds
    /// @throws AlreadyReversed if it reverses what was reversed already
    public EntryId book(LedgerEntry entry, UserId by, String reason) {
        var listings = listings();
        var rates = prices.rateHistory();
        return transactions.call(() -> {
            var now = now();
            var locked = lock(portfolioOf(entry.booking().account()), listings, rates, now);
            var before = locked.book();
            var id = insert(entry, now, by);
            if (entry.booking().effectiveAt().isAfter(now)) {
                ahead.keep(id, before.portfolio(), entry.booking().effectiveAt());
            }
            var after = read(before.portfolio(), listings);
            var entries = rows.entries(before.portfolio());
            Overselling.refuse(before.ledger(), find(entries, id));
            closes.mark(before.portfolio(), locked.day(takesEffect(entries, id)));
            var changed = apply(after, rates, now, id);
            audit.write(
                    new AuditEntry(
                            "user " + by.value(),
                            "ledger.book",
                            "entry " + id.value(),
                            reason,
                            "",
                            "%s; %d positions".formatted(entry, changed)));
            return id;
        });
    }

    /// What [#book] would do with `entry` now: nothing is written, nobody is kept waiting.
    ///
    /// @throws UnknownAccount if there is no such account
    /// @throws UnknownRate if it needs a rate that was not known when it took effect
    public Effect effect(LedgerEntry entry) {
        var rates = prices.rateHistory();
        var book = read(portfolioOf(entry.booking().account()), listings());
        return Effect.of(book.ledger(), entry, book.method(), book.base(), rates, now());
    }

    /// All entries of a portfolio's accounts, by effective time, then number.
    public List<LedgerEntry> entries(PortfolioId portfolio) {
        return rows.entries(portfolio);
    }

    /// The ledger of a portfolio with all its accounts, to derive from it what positions do not tell: lots, flows, gains.
    public Ledger ledger(PortfolioId portfolio) {
        return ledger(portfolio, listings());
    }

    /// The same for who has read the instruments already.
    public Ledger ledger(PortfolioId portfolio, Listings listings) {
        return read(portfolio, listings).ledger();
    }

    /// Lets entries that were booked before their time take effect when it has come, each with its own change of positions; in how
    /// many portfolios. Whoever books in a portfolio does so too, so nothing is lost when this runs late.
    public int takeEffect() {
        var listings = listings();
        var rates = prices.rateHistory();
        int done = 0;
        for (var portfolio : ahead.portfoliosDue()) {
            try {
                transactions.run(() -> lock(portfolio, listings, rates, now()));
                done++;
            } catch (UnknownRate | DataAccessException e) {
                LOG.warn("Entries of portfolio {} cannot take effect yet", portfolio.value(), e);
            }
        }
        return done;
    }

    /// Portfolios whose positions differ from what their ledger says at `at`, among those numbered `first` to `last`. What has not
    /// taken effect although its time has come differs too.
    public List<PortfolioId> differing(PortfolioId first, PortfolioId last, Instant at) {
        var rates = prices.rateHistory();
        var stored = positions.read(first, last);
        return rows.books(first, last, listings()).stream()
                .filter(book ->
                        !changes(
                                        book.portfolio(),
                                        stored.getOrDefault(book.portfolio(), Map.of()),
                                        derived(book, rates, at),
                                        State.none(book.base()))
                                .isEmpty())
                .map(Book::portfolio)
                .toList();
    }

    /// Makes the positions of a portfolio what its ledger says now; how many had to be repaired. The ledger is the truth.
    public int derive(PortfolioId portfolio, String actor, String reason) {
        var listings = listings();
        var rates = prices.rateHistory();
        return transactions.call(() -> {
            var now = now();
            var book = lock(portfolio, listings, rates, now).book();
            int changed = apply(book, rates, now, null);
            if (changed > 0) {
                audit.write(
                        new AuditEntry(
                                actor,
                                "ledger.derive",
                                "portfolio " + portfolio.value(),
                                reason,
                                "",
                                "%d positions".formatted(changed)));
            }
            return changed;
        });
    }

    private PortfolioId portfolioOf(AccountId account) {
        return jdbc.sql(PORTFOLIO_OF)
                .param("account", account.value())
                .query((row, _) -> new PortfolioId(row.getLong("portfolio_id")))
                .optional()
                .orElseThrow(() -> new UnknownAccount(account));
    }

    /// A portfolio's ledger, and where its days begin.
    private record Locked(Book book, ZoneId zone) {
        LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }
    }

    /// The portfolio's ledger, which nobody else can add to before this transaction ends, with everything in effect whose time has
    /// come.
    private Locked lock(PortfolioId portfolio, Listings listings, RateHistory rates, Instant now) {
        var zone =
                ZoneId.of(
                        jdbc.sql(LOCK)
                                .param("portfolio", portfolio.value())
                                .query(String.class)
                                .single());
        var due = ahead.due(portfolio, now);
        var ids = due.stream().map(Ahead::id).toList();
        for (int i = 0; i < due.size(); i++) {
            var later = Set.copyOf(ids.subList(i + 1, due.size()));
            closes.mark(portfolio, LocalDate.ofInstant(due.get(i).effectiveAt(), zone));
            apply(rows.book(portfolio, listings, later), rates, now, ids.get(i));
        }
        if (!due.isEmpty()) {
            ahead.forget(ids);
        }
        return new Locked(read(portfolio, listings), zone);
    }

    private Book read(PortfolioId portfolio, Listings listings) {
        return rows.book(portfolio, listings, Set.of());
    }

    /// The entry with the number it got: of several at the same time the later number comes later.
    private static LedgerEntry find(List<LedgerEntry> entries, EntryId id) {
        return entries.stream()
                .filter(entry -> entry.booking().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// From when on an entry changes what the ledger tells: a reversal undoes what it reverses from the beginning.
    private static Instant takesEffect(List<LedgerEntry> entries, EntryId id) {
        var entry = find(entries, id);
        return entry instanceof Reversal reversal
                ? takesEffect(entries, reversal.reverses())
                : entry.booking().effectiveAt();
    }

    private EntryId insert(LedgerEntry entry, Instant now, UserId by) {
        try {
            return new EntryId(
                    jdbc.sql(INSERT)
                            .params(EntryRows.values(entry, now, by))
                            .query(Long.class)
                            .single());
        } catch (DuplicateKeyException e) {
            if (entry instanceof Reversal reversal) {
                throw new AlreadyReversed(reversal.reverses(), e);
            }
            throw e;
        }
    }

    /// Writes what the ledger says where it is not stored yet; how many positions that were.
    private int apply(Book book, RateHistory rates, Instant now, @Nullable EntryId cause) {
        var portfolio = book.portfolio();
        var changes =
                changes(
                        portfolio,
                        positions.read(portfolio, portfolio).getOrDefault(portfolio, Map.of()),
                        derived(book, rates, now),
                        State.none(book.base()));
        if (!changes.isEmpty()) {
            var next = sequence.next();
            positions.write(changes, next, cause);
            closes.changedAt(portfolio, next);
        }
        return changes.size();
    }

    private static Map<PositionKey, State> derived(Book book, RateHistory rates, Instant at) {
        var states = new HashMap<PositionKey, State>();
        book.ledger()
                .positions(book.method(), book.base(), rates, at)
                .forEach((key, position) -> states.put(key, State.of(position)));
        return states;
    }

    private static List<Change> changes(
            PortfolioId portfolio,
            Map<PositionKey, State> stored,
            Map<PositionKey, State> derived,
            State none) {
        var keys = new TreeSet<>(stored.keySet());
        keys.addAll(derived.keySet());
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            var state = derived.getOrDefault(key, none);
            if (!state.equals(stored.getOrDefault(key, none))) {
                changes.add(new Change(portfolio, key, state));
            }
        }
        return changes;
    }

    private Listings listings() {
        return Listings.of(instruments.all().values());
    }

    private Instant now() {
        return jdbc.sql(NOW).query((row, _) -> Utc.instant(row, "now")).single();
    }
}
