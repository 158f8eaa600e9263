package io.tenfolio.report;

import static java.util.stream.Collectors.toMap;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.money.Worth;
import io.tenfolio.performance.Period;
import io.tenfolio.performance.PortfolioHistory;
import io.tenfolio.performance.TimeWeightedReturn;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.price.PriceHistory;
import io.tenfolio.valuation.Allocation;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.OpenSplits;
import io.tenfolio.valuation.PositionValue;
import io.tenfolio.valuation.Valuation;
import io.tenfolio.valuation.Valuer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a client is told of a portfolio over a period: what it holds and is worth at its end, what was booked, and where its
/// worth came from. Positions and their sums are the [Valuer]'s, the period's figures those of [PortfolioHistory].
///
/// @param owner the name of whom the portfolio belongs to
/// @param accounts those with positions or entries to tell of, by number
/// @param positions by account, then dearest first; what is closed is left out
/// @param entries of the period, oldest first; what was reversed is left out with its reversal
/// @param allocation by class, in percent with one digit
public record Statement(
        Portfolio portfolio,
        String owner,
        Period period,
        Instant asOf,
        List<Account> accounts,
        List<StatementPosition> positions,
        Valuation valuation,
        List<LedgerEntry> entries,
        PeriodFigures figures,
        List<Allocation.Slice<AssetClass>> allocation,
        Map<InstrumentId, Instrument> instruments) {
    private static final int ALLOCATION_DIGITS = 1;

    public Statement {
        accounts = List.copyOf(accounts);
        positions = List.copyOf(positions);
        entries = List.copyOf(entries);
        allocation = List.copyOf(allocation);
    }

    public static Statement of(StatementSource source, Period period) {
        var portfolio = source.portfolio();
        var held = held(source);
        var valuation =
                new Valuer(source.market(), splits(source))
                        .value(portfolio.id(), portfolio.baseCurrency(), held);
        var entries =
                source.ledger().entries().stream()
                        .filter(entry -> period.contains(dayOf(entry, portfolio)))
                        .toList();
        var accounts =
                source.ledger().accounts().stream()
                        .filter(account -> isTold(account, valuation, entries))
                        .sorted(Comparator.comparing(account -> account.id().value()))
                        .toList();
        return new Statement(
                portfolio,
                source.owner(),
                period,
                source.asOf(),
                accounts,
                positions(valuation, source),
                valuation,
                entries,
                figures(source, period),
                new Allocation(valuation, source::instrument, ALLOCATION_DIGITS).byClass(),
                source.instruments());
    }

    /// Those of its last day too, as a split counts from the beginning of its day.
    private static OpenSplits splits(StatementSource source) {
        var zone = source.portfolio().zone();
        var nextDay = LocalDate.ofInstant(source.asOf(), zone).plusDays(1).atStartOfDay(zone);
        return OpenSplits.of(source.ledger(), zone, nextDay.toInstant().minusNanos(1));
    }

    private static List<Holding> held(StatementSource source) {
        var portfolio = source.portfolio();
        var held =
                source.holdings().stream().filter(holding -> !holding.quantity().isZero()).toList();
        try {
            return Holding.completed(
                    held,
                    source.ledger()
                            .positions(
                                    portfolio.costMethod(),
                                    portfolio.baseCurrency(),
                                    source.ratesUntilThen(),
                                    source.asOf()));
        } catch (UnknownRate e) {
            return held;
        }
    }

    /// One of those its positions and entries name.
    public Instrument instrument(InstrumentId id) {
        var instrument = instruments.get(id);
        if (instrument == null) {
            throw new IllegalArgumentException("There is no instrument " + id.value());
        }
        return instrument;
    }

    public Worth total() {
        return valuation.total();
    }

    /// What one account's valued positions are worth together.
    public Worth totalOf(Account account) {
        return positionsOf(account).stream()
                .flatMap(position -> position.value().marketValue().stream())
                .reduce(Worth.zero(portfolio.baseCurrency()), Worth::plus);
    }

    public List<StatementPosition> positionsOf(Account account) {
        return positions.stream().filter(position -> position.account().equals(account)).toList();
    }

    public LocalDate dayOf(LedgerEntry entry) {
        return dayOf(entry, portfolio);
    }

    private static LocalDate dayOf(LedgerEntry entry, Portfolio portfolio) {
        return LocalDate.ofInstant(entry.booking().effectiveAt(), portfolio.zone());
    }

    private static boolean isTold(Account account, Valuation valuation, List<LedgerEntry> entries) {
        return valuation.positions().stream()
                        .anyMatch(position -> position.holding().account().equals(account.id()))
                || entries.stream()
                        .anyMatch(entry -> entry.booking().account().equals(account.id()));
    }

    private static List<StatementPosition> positions(Valuation valuation, StatementSource source) {
        Map<AccountId, Account> accounts =
                source.ledger().accounts().stream().collect(toMap(Account::id, account -> account));
        var positions = new ArrayList<StatementPosition>();
        for (var value : valuation.positions()) {
            var account = accounts.get(value.holding().account());
            if (account == null) {
                throw new IllegalArgumentException(
                        "There is no account " + value.holding().account().value());
            }
            positions.add(
                    new StatementPosition(
                            account, source.instrument(value.holding().instrument()), value));
        }
        positions.sort(
                Comparator.comparing((StatementPosition one) -> one.account().id().value())
                        .thenComparing(one -> one.value().holding().isCash())
                        .thenComparing(one -> worthOf(one.value()), Comparator.reverseOrder())
                        .thenComparing(one -> one.instrument().symbol()));
        return positions;
    }

    private static BigDecimal worthOf(PositionValue value) {
        return value.marketValue().map(Worth::amount).orElse(BigDecimal.ZERO);
    }

    private static PeriodFigures figures(StatementSource source, Period period) {
        var portfolio = source.portfolio();
        var history =
                new PortfolioHistory(
                        source.ledger(),
                        portfolio.baseCurrency(),
                        portfolio.zone(),
                        portfolio.costMethod(),
                        source.ratesUntilThen(),
                        source.pricesUntilThen());
        try {
            var days = history.days(period);
            return new PeriodFigures.Known(
                    history.identity(period),
                    TimeWeightedReturn.daily(days),
                    PortfolioHistory.moneyWeighted(days),
                    days);
        } catch (UnknownRate | PriceHistory.UnknownPrice e) {
            return new PeriodFigures.Unknown(String.valueOf(e.getMessage()));
        }
    }
}
