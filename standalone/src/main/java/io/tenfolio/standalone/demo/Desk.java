package io.tenfolio.standalone.demo;

import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Where the owner of an account gives orders: each is carried out at the day's prices, kept in the account and written in the
/// diary. What cannot be paid for is not done.
///
/// Trades abroad are settled in one of two ways: by a broker that converts at a rate of its own, or out of foreign cash that is
/// exchanged for first.
final class Desk {
    private static final BigDecimal EXCHANGE_FEE = new BigDecimal("0.002");
    private static final BigDecimal TRADE_FEE = new BigDecimal("0.001");
    private static final BigDecimal STAMP_DUTY = new BigDecimal("0.005");
    private static final int MONEY_DIGITS = 2;

    private final DemoAccount account;
    private final Currency base;
    private final BigDecimal taxOnIncome;
    private final Diary diary;
    private final PriceHistory prices;
    private final Catalog catalog;
    private final Corporate corporate;
    private final boolean keepsForeignCash;

    Desk(
            DemoAccount account,
            Region region,
            Diary diary,
            PriceHistory prices,
            Catalog catalog,
            Corporate corporate,
            boolean keepsForeignCash) {
        this.account = account;
        this.base = region.currency();
        this.taxOnIncome = new BigDecimal(region.taxOnIncome());
        this.diary = diary;
        this.prices = prices;
        this.catalog = catalog;
        this.corporate = corporate;
        this.keepsForeignCash = keepsForeignCash;
    }

    DemoAccount account() {
        return account;
    }

    Currency base() {
        return base;
    }

    BigDecimal cash() {
        return account.cash(base);
    }

    BigDecimal price(Listing listing) {
        return prices.close(listing, today());
    }

    private LocalDate today() {
        return diary.day();
    }

    void deposit(BigDecimal amount) {
        account.addCash(base, amount);
        diary.add(new LedgerEntry.Deposit(diary.booking(account.id(), ""), money(amount, base)));
    }

    void withdraw(BigDecimal amount) {
        account.addCash(base, amount.negate());
        diary.add(new LedgerEntry.Withdrawal(diary.booking(account.id(), ""), money(amount, base)));
    }

    /// Buys as many units as `budget`, in the base currency, pays for; exchanges money first where the listing trades in
    /// another one.
    void buyFor(BigDecimal budget, Listing listing) {
        if (isSplitToday(listing)) {
            return;
        }
        var budgetThere = there(budget.min(cash()), listing.currency());
        var price = price(listing);
        var perUnit = price.multiply(BigDecimal.ONE.add(feeRate(listing)).add(taxRate(listing)));
        var units =
                budgetThere
                        .subtract(leastFee(listing))
                        .max(BigDecimal.ZERO)
                        .divide(perUnit, listing.unitDigits(), RoundingMode.DOWN);
        if (units.signum() > 0) {
            buy(units, listing);
        }
    }

    private void buy(BigDecimal units, Listing listing) {
        var currency = listing.currency();
        var gross = rounded(units.multiply(price(listing)));
        var fee = rounded(gross.multiply(feeRate(listing)).max(leastFee(listing)));
        var tax = rounded(gross.multiply(taxRate(listing)));
        var ownRate = ownRate(currency);
        if (!pay(gross.add(fee).add(tax), currency, ownRate)) {
            return;
        }
        account.addUnits(listing, units);
        diary.add(
                new LedgerEntry.Buy(
                        diary.booking(account.id(), ""),
                        listing.id(),
                        new Quantity(units),
                        money(gross, currency),
                        money(fee, currency),
                        money(tax, currency),
                        ownRate));
    }

    /// Sells units that are held; false when they would not bring in their own fee.
    boolean sell(BigDecimal units, Listing listing) {
        if (isSplitToday(listing)) {
            return false;
        }
        var currency = listing.currency();
        var gross = rounded(units.multiply(price(listing)));
        var fee = rounded(gross.multiply(feeRate(listing)).max(leastFee(listing)));
        if (gross.compareTo(fee) <= 0) {
            return false;
        }
        var ownRate = ownRate(currency);
        account.addUnits(listing, units.negate());
        if (ownRate == null) {
            account.addCash(currency, gross.subtract(fee));
        } else {
            account.addCash(base, rounded(gross.subtract(fee).multiply(ownRate)));
        }
        diary.add(
                new LedgerEntry.Sell(
                        diary.booking(account.id(), ""),
                        listing.id(),
                        new Quantity(units),
                        money(gross, currency),
                        money(fee, currency),
                        Money.zero(currency),
                        ownRate));
        return true;
    }

    void receiveDividend(Listing listing, BigDecimal perUnit) {
        var currency = listing.currency();
        var gross = rounded(account.units(listing).multiply(perUnit));
        var tax = rounded(gross.multiply(taxOnIncome));
        if (gross.signum() == 0) {
            return;
        }
        account.addCash(currency, gross.subtract(tax));
        diary.add(
                new LedgerEntry.Dividend(
                        diary.booking(account.id(), ""),
                        listing.id(),
                        money(gross, currency),
                        Money.zero(currency),
                        money(tax, currency)));
    }

    void receiveInterest(BigDecimal gross) {
        var credited = rounded(gross);
        var tax = rounded(credited.multiply(taxOnIncome));
        if (credited.signum() == 0) {
            return;
        }
        account.addCash(base, credited.subtract(tax));
        diary.add(
                new LedgerEntry.Interest(
                        diary.booking(account.id(), ""),
                        money(credited, base),
                        Money.zero(base),
                        money(tax, base)));
    }

    void payFee(BigDecimal amount, String what) {
        if (cash().compareTo(amount) < 0) {
            return;
        }
        account.addCash(base, amount.negate());
        diary.add(
                new LedgerEntry.Fee(diary.booking(account.id(), what), money(amount, base), null));
    }

    void moveCash(BigDecimal amount, Desk to) {
        account.addCash(base, amount.negate());
        to.account.addCash(base, amount);
        diary.add(
                new LedgerEntry.Transfer(
                        diary.booking(account.id(), ""),
                        to.account.id(),
                        catalog.cash(base),
                        new Quantity(amount)));
    }

    void moveAll(Listing listing, Desk to) {
        if (isSplitToday(listing)) {
            return;
        }
        var units = account.units(listing);
        account.addUnits(listing, units.negate());
        to.account.addUnits(listing, units);
        diary.add(
                new LedgerEntry.Transfer(
                        diary.booking(account.id(), ""),
                        to.account.id(),
                        listing.id(),
                        new Quantity(units)));
    }

    /// Nobody here trades a share on the day it is split: the split takes effect when its venue opens, in the middle of the day
    /// elsewhere.
    private boolean isSplitToday(Listing listing) {
        return corporate.splitOf(listing).filter(split -> split.day().equals(today())).isPresent();
    }

    /// Takes effect when the venue opens, as the price does.
    void split(Corporate.Split split) {
        var units = account.units(split.listing());
        if (units.signum() == 0) {
            return;
        }
        account.addUnits(split.listing(), units.multiply(BigDecimal.valueOf(split.ratio() - 1L)));
        var open = split.listing().origin().venue().open(split.day());
        diary.add(
                new LedgerEntry.Split(
                        diary.bookingAt(account.id(), open, ""),
                        split.listing().id(),
                        split.ratio(),
                        1));
    }

    /// Brings a currency's cash home, if it is worth the trouble.
    void exchangeHome(Currency from) {
        var sold = account.cash(from);
        var bought = rounded(sold.multiply(rate(from, base)));
        if (!from.equals(base) && bought.compareTo(leastFee(base)) > 0) {
            exchange(sold.subtract(exchangeFee(sold)), from, base);
        }
    }

    /// Sees to it that there is `amount` of a currency, by exchanging base money for what is missing.
    private boolean raise(BigDecimal amount, Currency currency) {
        var missing = amount.subtract(account.cash(currency));
        if (missing.signum() <= 0) {
            return true;
        }
        if (currency.equals(base)) {
            return false;
        }
        // A cent more, as what is bought is rounded down.
        var sold =
                missing.multiply(rate(currency, base))
                        .setScale(MONEY_DIGITS, RoundingMode.UP)
                        .add(new BigDecimal("0.05"));
        if (sold.add(exchangeFee(sold)).compareTo(cash()) > 0) {
            return false;
        }
        exchange(sold, base, currency);
        return account.cash(currency).compareTo(amount) >= 0;
    }

    private void exchange(BigDecimal sold, Currency from, Currency to) {
        var fee = exchangeFee(sold);
        var bought = sold.multiply(rate(from, to)).setScale(MONEY_DIGITS, RoundingMode.DOWN);
        account.addCash(from, sold.add(fee).negate());
        account.addCash(to, bought);
        diary.add(
                new LedgerEntry.CurrencyExchange(
                        diary.booking(account.id(), ""),
                        money(sold, from),
                        money(bought, to),
                        money(fee, from)));
    }

    private static BigDecimal exchangeFee(BigDecimal sold) {
        return rounded(sold.multiply(EXCHANGE_FEE));
    }

    private BigDecimal there(BigDecimal amount, Currency currency) {
        var usable = currency.equals(base) ? amount : amount.multiply(new BigDecimal("0.99"));
        return usable.multiply(rate(base, currency));
    }

    private BigDecimal rate(Currency from, Currency to) {
        return prices.rates(today()).rate(from, to).orElseThrow();
    }

    /// The rate at which the broker settles a trade in the base currency; null when it is settled in its own.
    private @Nullable BigDecimal ownRate(Currency currency) {
        return currency.equals(base) || keepsForeignCash ? null : rate(currency, base);
    }

    private boolean pay(BigDecimal bill, Currency currency, @Nullable BigDecimal ownRate) {
        if (ownRate == null) {
            if (!raise(bill, currency)) {
                return false;
            }
            account.addCash(currency, bill.negate());
            return true;
        }
        var inBase = rounded(bill.multiply(ownRate));
        if (inBase.compareTo(cash()) > 0) {
            return false;
        }
        account.addCash(base, inBase.negate());
        return true;
    }

    private static BigDecimal feeRate(Listing listing) {
        return listing.isFund() ? BigDecimal.ZERO : TRADE_FEE;
    }

    /// Shares of companies in London carry stamp duty.
    private static BigDecimal taxRate(Listing listing) {
        return listing.isStock() && listing.currency().getCurrencyCode().equals("GBP")
                ? STAMP_DUTY
                : BigDecimal.ZERO;
    }

    private static BigDecimal leastFee(Listing listing) {
        return listing.isFund() ? BigDecimal.ZERO : leastFee(listing.currency());
    }

    private static BigDecimal leastFee(Currency currency) {
        return new BigDecimal(currency.getCurrencyCode().equals("INR") ? "20" : "1");
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }
}
