package io.tenfolio.ledger;

import static java.util.stream.Collectors.groupingBy;

import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerEntry.Split;
import io.tenfolio.ledger.LedgerEntry.Transfer;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All entries of one portfolio's accounts that stand, in the order they took effect, then of their numbers.
/// An entry that was reversed is left out with its reversal, as if it had never been.
public final class Ledger {
    private static final Comparator<LedgerEntry> ORDER =
            Comparator.<LedgerEntry, Instant>comparing(entry -> entry.booking().effectiveAt())
                    // a new entry has no number yet and comes last
                    .thenComparing(
                            entry -> entry.booking().id().value() - 1, Long::compareUnsigned);

    private final List<Account> accounts;
    private final List<LedgerEntry> recorded;
    private final List<LedgerEntry> standing;
    private final Listings listings;
    private final Map<PositionKey, List<Split>> splits;

    private Ledger(
            Collection<Account> accounts,
            Collection<? extends LedgerEntry> entries,
            Listings listings) {
        this.accounts = List.copyOf(accounts);
        this.recorded = List.copyOf(entries);
        this.listings = listings;
        var own = accounts.stream().map(Account::id).collect(Collectors.toSet());
        recorded.forEach(entry -> refuseForeign(entry, own));
        var reversed = reversed(recorded);
        this.standing =
                recorded.stream()
                        .filter(entry -> !(entry instanceof Reversal))
                        .filter(entry -> !reversed.contains(entry.booking().id()))
                        .sorted(ORDER)
                        .toList();
        this.splits =
                standing.stream()
                        .filter(Split.class::isInstance)
                        .map(Split.class::cast)
                        .collect(
                                groupingBy(split ->
                                        new PositionKey(
                                                split.booking().account(), split.instrument())));
    }

    /// @param accounts all accounts of the portfolio
    /// @param entries all that were ever recorded for them, in any order
    /// @param listings the instruments that they name
    public static Ledger of(
            Collection<Account> accounts,
            Collection<? extends LedgerEntry> entries,
            Listings listings) {
        return new Ledger(accounts, entries, listings);
    }

    /// This ledger once `entry` is booked too.
    public Ledger with(LedgerEntry entry) {
        var more = new ArrayList<>(recorded);
        more.add(entry);
        return new Ledger(accounts, more, listings);
    }

    /// The entries that stand, in their order.
    public List<LedgerEntry> entries() {
        return standing;
    }

    /// The splits that stand, each position's in their order.
    public Map<PositionKey, List<Split>> splits() {
        return splits;
    }

    public List<Account> accounts() {
        return accounts;
    }

    public Listings listings() {
        return listings;
    }

    /// All positions at `upTo`, by account and instrument. Entries dated later do not count yet.
    ///
    /// @throws UnknownRate if an entry needs a rate that was not known when it took effect
    public SortedMap<PositionKey, Position> positions(
            CostMethod method, Currency base, RateHistory rates, Instant upTo) {
        return holdings(method, base, rates, upTo).positions();
    }

    /// The positions at `upTo` and the sales that led to them.
    public Holdings holdings(CostMethod method, Currency base, RateHistory rates, Instant upTo) {
        return holdings(method, base, rates, List.of(upTo)).getFirst();
    }

    /// The holdings at each of `moments`, which are in order, in one walk through the entries.
    public List<Holdings> holdings(
            CostMethod method, Currency base, RateHistory rates, List<Instant> moments) {
        var engine = new CostEngine(method, base, rates, listings, shortsAllowed());
        var series = new ArrayList<Holdings>(moments.size());
        int next = 0;
        for (var moment : moments) {
            next = applyUntil(moment, next, engine);
            series.add(engine.holdings());
        }
        return series;
    }

    /// The holdings at `upTo` as a report from `from` on sees them: what was held then cost what it was worth
    /// then, and only sales since count.
    ///
    /// @param worth of a position at `from`; not asked of closed ones nor of cash
    public Holdings holdingsSince(
            Instant from,
            Function<Position, OpeningWorth> worth,
            CostMethod method,
            Currency base,
            RateHistory rates,
            Instant upTo) {
        var engine = new CostEngine(method, base, rates, listings, shortsAllowed());
        int opened = applyUntil(from, 0, engine);
        engine.reopen(from, worth);
        applyUntil(upTo, opened, engine);
        return engine.holdings();
    }

    /// Applies the entries from place `next` on that took effect by `moment`; the place after them.
    private int applyUntil(Instant moment, int next, CostEngine engine) {
        int at = next;
        while (at < standing.size() && !standing.get(at).booking().effectiveAt().isAfter(moment)) {
            engine.apply(standing.get(at++));
        }
        return at;
    }

    /// What came from outside and went there, in the base currency.
    ///
    /// @throws UnknownRate if an entry needs a rate that was not known when it took effect
    public ExternalFlows externalFlows(Currency base, RateHistory rates) {
        return ExternalFlows.of(standing, base, rates);
    }

    private Set<AccountId> shortsAllowed() {
        return accounts.stream()
                .filter(Account::shortsAllowed)
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private static void refuseForeign(LedgerEntry entry, Set<AccountId> own) {
        if (!own.contains(entry.booking().account())) {
            throw new ForeignAccount(entry.booking().account());
        }
        if (entry instanceof Transfer transfer && !own.contains(transfer.to())) {
            throw new ForeignAccount(transfer.to());
        }
    }

    /// The latest reversal counts first: who reverses a reversal lets the entry stand again.
    private static Set<EntryId> reversed(List<LedgerEntry> entries) {
        var byId = new HashMap<EntryId, LedgerEntry>();
        entries.forEach(entry -> byId.put(entry.booking().id(), entry));
        var reversed = new HashSet<EntryId>();
        entries.stream()
                .filter(Reversal.class::isInstance)
                .map(Reversal.class::cast)
                .sorted(
                        Comparator.<Reversal, Long>comparing(
                                        reversal -> reversal.booking().id().value() - 1,
                                        Long::compareUnsigned)
                                .reversed())
                .forEach(reversal -> {
                    if (!byId.containsKey(reversal.reverses())) {
                        throw new UnknownEntry(reversal.reverses());
                    }
                    if (!reversed.contains(reversal.booking().id())) {
                        reversed.add(reversal.reverses());
                    }
                });
        return reversed;
    }

    /// An entry names an account that is not the portfolio's: what leaves a portfolio is a delivery or a
    /// withdrawal, never a transfer.
    public static final class ForeignAccount extends IllegalArgumentException {
        ForeignAccount(AccountId account) {
            super("Account %d is not of this portfolio".formatted(account.value()));
        }
    }

    /// A reversal names an entry that the portfolio does not have.
    public static final class UnknownEntry extends IllegalArgumentException {
        UnknownEntry(EntryId entry) {
            super("There is no entry %d to reverse".formatted(entry.value()));
        }
    }
}
