package io.tenfolio.testing;

import static io.tenfolio.testing.Given.money;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.Listings;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A portfolio's ledger as a story: `aLedger().on("2026-01-05").deposit("1000 EUR").buy("10", SIEMENS, "900 EUR")`.
/// Entries are numbered from 1 in the order they are told, lie in account 1 and take effect at noon UTC unless
/// said otherwise. Account 9 allows shorts.
public final class LedgerBuilder {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Instant at = Given.NOON;
    private AccountId account = new AccountId(1);
    private @Nullable BigDecimal ownRate;
    private String fee = "0";
    private String tax = "0";

    LedgerBuilder() {}

    public LedgerBuilder on(String day) {
        return at(LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    public LedgerBuilder at(Instant moment) {
        at = moment;
        return this;
    }

    public LedgerBuilder in(long account) {
        this.account = new AccountId(account);
        return this;
    }

    /// The next trade's own rate, base currency for one unit of its currency.
    public LedgerBuilder atRate(String rate) {
        ownRate = new BigDecimal(rate);
        return this;
    }

    /// The next entry's fee and tax, in the currency of its amount.
    public LedgerBuilder charged(String fee, String tax) {
        this.fee = fee;
        this.tax = tax;
        return this;
    }

    public LedgerBuilder deposit(String amount) {
        return add(new LedgerEntry.Deposit(booking(), money(amount)));
    }

    public LedgerBuilder withdraw(String amount) {
        return add(new LedgerEntry.Withdrawal(booking(), money(amount)));
    }

    public LedgerBuilder buy(String units, Instrument instrument, String gross) {
        var amount = money(gross);
        return add(
                new LedgerEntry.Buy(
                        booking(),
                        instrument.id(),
                        Quantity.of(units),
                        amount,
                        fee(amount),
                        tax(amount),
                        ownRate));
    }

    public LedgerBuilder sell(String units, Instrument instrument, String gross) {
        var amount = money(gross);
        return add(
                new LedgerEntry.Sell(
                        booking(),
                        instrument.id(),
                        Quantity.of(units),
                        amount,
                        fee(amount),
                        tax(amount),
                        ownRate));
    }

    public LedgerBuilder dividend(Instrument instrument, String gross) {
        var amount = money(gross);
        return add(
                new LedgerEntry.Dividend(
                        booking(), instrument.id(), amount, fee(amount), tax(amount)));
    }

    public LedgerBuilder interest(String gross) {
        var amount = money(gross);
        return add(new LedgerEntry.Interest(booking(), amount, fee(amount), tax(amount)));
    }

    public LedgerBuilder fee(String amount) {
        return add(new LedgerEntry.Fee(booking(), money(amount), null));
    }

    public LedgerBuilder taxes(String amount) {
        return add(new LedgerEntry.Tax(booking(), money(amount), null));
    }

    public LedgerBuilder feeRefund(String amount) {
        return add(new LedgerEntry.FeeRefund(booking(), money(amount), null));
    }

    public LedgerBuilder taxRefund(String amount) {
        return add(new LedgerEntry.TaxRefund(booking(), money(amount), null));
    }

    /// Of an instrument, not of the account.
    public LedgerBuilder fee(Instrument instrument, String amount) {
        return add(new LedgerEntry.Fee(booking(), money(amount), instrument.id()));
    }

    public LedgerBuilder taxes(Instrument instrument, String amount) {
        return add(new LedgerEntry.Tax(booking(), money(amount), instrument.id()));
    }

    public LedgerBuilder feeRefund(Instrument instrument, String amount) {
        return add(new LedgerEntry.FeeRefund(booking(), money(amount), instrument.id()));
    }

    public LedgerBuilder taxRefund(Instrument instrument, String amount) {
        return add(new LedgerEntry.TaxRefund(booking(), money(amount), instrument.id()));
    }

    public LedgerBuilder split(Instrument instrument, int ratioNew, int ratioOld) {
        return add(new LedgerEntry.Split(booking(), instrument.id(), ratioNew, ratioOld));
    }

    public LedgerBuilder bonus(String units, Instrument instrument) {
        return add(new LedgerEntry.Bonus(booking(), instrument.id(), Quantity.of(units)));
    }

    public LedgerBuilder deliveryIn(String units, Instrument instrument, String cost) {
        return add(
                new LedgerEntry.DeliveryIn(
                        booking(), instrument.id(), Quantity.of(units), money(cost)));
    }

    public LedgerBuilder deliveryOut(String units, Instrument instrument, String worth) {
        return add(
                new LedgerEntry.DeliveryOut(
                        booking(), instrument.id(), Quantity.of(units), money(worth)));
    }

    public LedgerBuilder transferTo(long account, String units, Instrument instrument) {
        return add(
                new LedgerEntry.Transfer(
                        booking(), new AccountId(account), instrument.id(), Quantity.of(units)));
    }

    public LedgerBuilder exchange(String sold, String bought) {
        return add(
                new LedgerEntry.CurrencyExchange(
                        booking(), money(sold), money(bought), Money.zero(money(sold).currency())));
    }

    /// Reverses the entry of this number.
    public LedgerBuilder reverse(long entry) {
        return add(new LedgerEntry.Reversal(booking(), new EntryId(entry)));
    }

    /// The last entry told.
    public LedgerEntry last() {
        return entries.getLast();
    }

    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    public Ledger ledger() {
        var portfolio = new PortfolioId(1);
        return Ledger.of(
                List.of(
                        new Account(
                                new AccountId(1),
                                portfolio,
                                "Depot",
                                Account.Kind.BROKERAGE,
                                false),
                        new Account(
                                new AccountId(2),
                                portfolio,
                                "Second depot",
                                Account.Kind.BROKERAGE,
                                false),
                        new Account(
                                new AccountId(9),
                                portfolio,
                                "Margin",
                                Account.Kind.BROKERAGE,
                                true)),
                entries,
                Listings.of(Given.INSTRUMENTS));
    }

    private Booking booking() {
        return new Booking(new EntryId(entries.size() + 1L), account, at, at, "");
    }

    private Money fee(Money like) {
        return new Money(new BigDecimal(fee), like.currency());
    }

    private Money tax(Money like) {
        return new Money(new BigDecimal(tax), like.currency());
    }

    private LedgerBuilder add(LedgerEntry entry) {
        entries.add(entry);
        ownRate = null;
        fee = "0";
        tax = "0";
        return this;
    }
}
