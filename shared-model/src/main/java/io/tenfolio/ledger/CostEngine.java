package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.LedgerEntry.Bonus;
import io.tenfolio.ledger.LedgerEntry.Buy;
import io.tenfolio.ledger.LedgerEntry.CurrencyExchange;
import io.tenfolio.ledger.LedgerEntry.DeliveryIn;
import io.tenfolio.ledger.LedgerEntry.DeliveryOut;
import io.tenfolio.ledger.LedgerEntry.Deposit;
import io.tenfolio.ledger.LedgerEntry.Dividend;
import io.tenfolio.ledger.LedgerEntry.Fee;
import io.tenfolio.ledger.LedgerEntry.FeeRefund;
import io.tenfolio.ledger.LedgerEntry.Interest;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerEntry.Sell;
import io.tenfolio.ledger.LedgerEntry.Split;
import io.tenfolio.ledger.LedgerEntry.Tax;
import io.tenfolio.ledger.LedgerEntry.TaxRefund;
import io.tenfolio.ledger.LedgerEntry.Transfer;
import io.tenfolio.ledger.LedgerEntry.Withdrawal;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Walks through entries in their order and keeps every position's lots, cost and gains. It never refuses a
/// sale: what was not held is counted as missing.
final class CostEngine {
    private final CostMethod method;
    private final Currency base;
    private final RateHistory rates;
    private final Listings listings;
    private final Set<AccountId> shortsAllowed;
    private final Map<PositionKey, PositionBook> books = new TreeMap<>();
    private final Map<PositionKey, BigDecimal> balances = new TreeMap<>();
    private final List<Relief> reliefs = new ArrayList<>();

    CostEngine(
            CostMethod method,
            Currency base,
            RateHistory rates,
            Listings listings,
            Set<AccountId> shortsAllowed) {
        this.method = method;
        this.base = base;
        this.rates = rates;
        this.listings = listings;
        this.shortsAllowed = shortsAllowed;
    }

    void apply(LedgerEntry entry) {
        for (var movement : CashMovement.of(entry, base)) {
            var currency = movement.amount().currency();
            addCash(movement.account(), listings.cash(currency), movement.amount().amount());
        }
        switch (entry) {
            case Buy(_, var instrument, var units, var gross, var fee, var tax, var rate) ->
                    trade(
                            entry,
                            instrument,
                            units,
                            gross,
                            fee.plus(tax),
                            Optional.ofNullable(rate));
            case Sell(_, var instrument, var units, var gross, var fee, var tax, var rate) ->
                    trade(
                            entry,
                            instrument,
                            units.negated(),
                            gross.negated(),
                            fee.plus(tax),
                            Optional.ofNullable(rate));
            case DeliveryIn(_, var instrument, var units, var cost) ->
                    trade(entry, instrument, units, cost, none(cost), Optional.empty());
            case DeliveryOut(_, var instrument, var units, var worth) ->
                    trade(
                            entry,
                            instrument,
                            units.negated(),
                            worth.negated(),
                            none(worth),
                            Optional.empty());
            case Bonus(var booking, var instrument, var units) ->
                    book(booking.account(), instrument)
                            .trade(
                                    booking,
                                    new Lot(
                                            booking.effectiveAt(),
                                            units.units(),
                                            Cost.ZERO,
                                            Cost.ZERO),
                                    () ->
                                            rate(
                                                    listings.currencyOf(instrument),
                                                    base,
                                                    booking.effectiveAt()))
                            .ifPresent(reliefs::add);
            case Split(var booking, var instrument, int ratioNew, int ratioOld) ->
                    book(booking.account(), instrument).split(ratioNew, ratioOld);
            case Transfer transfer -> transfer(transfer);
            case Deposit _,
                    Withdrawal _,
                    Dividend _,
                    Interest _,
                    Fee _,
                    Tax _,
                    FeeRefund _,
                    TaxRefund _,
                    CurrencyExchange _,
                    Reversal _ -> {}
        }
    }

    private void trade(
            LedgerEntry entry,
            InstrumentId instrument,
            Quantity units,
            Money gross,
            Money charges,
            Optional<BigDecimal> ownRate) {
        var booking = entry.booking();
        var at = booking.effectiveAt();
        var book = book(booking.account(), instrument);
        var currency = gross.currency();
        var toBase =
                currency.equals(base)
                        ? BigDecimal.ONE
                        : ownRate.orElseGet(() -> rate(currency, base, at));
        var toLocal = book.local().equals(base) ? toBase : rate(currency, book.local(), at);
        var cost = new Cost(gross.amount(), charges.amount());
        book.trade(
                        booking,
                        new Lot(at, units.units(), cost.times(toLocal), cost.times(toBase)),
                        () -> toBase.divide(toLocal, Cost.PRECISION))
                .ifPresent(reliefs::add);
    }

    private void transfer(Transfer transfer) {
        var booking = transfer.booking();
        var units = transfer.quantity().units();
        if (listings.isCash(transfer.instrument())) {
            addCash(booking.account(), transfer.instrument(), units.negate());
            addCash(transfer.to(), transfer.instrument(), units);
            return;
        }
        var given = book(booking.account(), transfer.instrument()).give(units);
        var taker = book(transfer.to(), transfer.instrument());
        for (var lot : given) {
            taker.trade(booking, lot, () -> rate(taker.local(), base, booking.effectiveAt()))
                    .ifPresent(reliefs::add);
        }
    }

    private void addCash(AccountId account, InstrumentId instrument, BigDecimal amount) {
        if (amount.signum() != 0) {
            balances.merge(new PositionKey(account, instrument), amount, BigDecimal::add);
        }
    }

    private BigDecimal rate(Currency from, Currency to, Instant at) {
        return rates.require(from, to, at);
    }

    private PositionBook book(AccountId account, InstrumentId instrument) {
        return books.computeIfAbsent(
                new PositionKey(account, instrument),
                key ->
                        new PositionBook(
                                key,
                                listings.currencyOf(instrument),
                                base,
                                method,
                                shortsAllowed.contains(account)));
    }

    private static Money none(Money like) {
        return Money.zero(like.currency());
    }

    /// Begins a period: from here on what is held cost what it is worth, and gains are those of the period.
    void reopen(Instant at, Function<Position, OpeningWorth> worth) {
        books.values().forEach(book -> book.reopen(at, worth));
        reliefs.clear();
    }

    Holdings holdings() {
        var positions = new TreeMap<PositionKey, Position>();
        books.forEach((key, book) -> positions.put(key, book.position()));
        balances.forEach((key, balance) ->
                positions.put(
                        key,
                        Position.ofCash(
                                key, listings.currencyOf(key.instrument()), base, balance)));
        return new Holdings(positions, reliefs);
    }
}
