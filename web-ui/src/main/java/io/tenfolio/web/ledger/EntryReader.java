package io.tenfolio.web.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.api.Amount;
import io.tenfolio.web.api.FieldProblem;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.RefusedFields;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes an entry of what a program asks for, or says of every field what is wrong with it.
final class EntryReader {
    private static final int MOST_UNITS_OF_A_SPLIT = 999_999;

    private final LedgerService service;
    private final PortfolioId portfolio;
    private final NewEntry asked;
    private final List<FieldProblem> problems = new ArrayList<>();

    private EntryReader(LedgerService service, PortfolioId portfolio, NewEntry asked) {
        this.service = service;
        this.portfolio = portfolio;
        this.asked = asked;
    }

    /// @throws NotThere if this person does not see the portfolio or may not book in it
    /// @throws RefusedFields if it cannot be an entry
    static LedgerEntry read(LedgerService service, PortfolioId portfolio, NewEntry asked) {
        if (!service.mayBook(portfolio)) {
            throw new NotThere("portfolio in which you may book");
        }
        return new EntryReader(service, portfolio, asked).entry();
    }

    private LedgerEntry entry() {
        RefusedFields.mustAgree("portfolio", portfolio.value(), asked.portfolio());
        var booking = booking();
        var about = about();
        var units = units();
        var to = to();
        var amount = amount("amount", BookingField.AMOUNT, asked.amount());
        var bought = amount("bought", BookingField.BOUGHT, asked.bought());
        var fee = charge("fee", BookingField.FEE, asked.fee(), amount);
        var tax = charge("tax", BookingField.TAX, asked.tax(), amount);
        var rate = baseRate(amount);
        var ratioNew = ratio("ratioNew", BookingField.RATIO_NEW, asked.ratioNew());
        var ratioOld = ratio("ratioOld", BookingField.RATIO_OLD, asked.ratioOld());
        if (!problems.isEmpty()) {
            throw new RefusedFields(problems);
        }
        return switch (asked.kind()) {
            case BUY ->
                    new LedgerEntry.Buy(
                            booking,
                            there(about),
                            there(units),
                            there(amount),
                            there(fee),
                            there(tax),
                            rate);
            case SELL ->
                    new LedgerEntry.Sell(
                            booking,
                            there(about),
                            there(units),
                            there(amount),
                            there(fee),
                            there(tax),
                            rate);
            case DEPOSIT -> new LedgerEntry.Deposit(booking, there(amount));
            case WITHDRAWAL -> new LedgerEntry.Withdrawal(booking, there(amount));
            case DIVIDEND ->
                    new LedgerEntry.Dividend(
                            booking, there(about), there(amount), there(fee), there(tax));
            case INTEREST ->
                    new LedgerEntry.Interest(booking, there(amount), there(fee), there(tax));
            case FEE -> new LedgerEntry.Fee(booking, there(amount), null);
            case TAX -> new LedgerEntry.Tax(booking, there(amount), null);
            case FEE_REFUND -> new LedgerEntry.FeeRefund(booking, there(amount), null);
            case TAX_REFUND -> new LedgerEntry.TaxRefund(booking, there(amount), null);
            case EXCHANGE ->
                    new LedgerEntry.CurrencyExchange(
                            booking, there(amount), there(bought), there(fee));
            case CASH_TRANSFER ->
                    new LedgerEntry.Transfer(
                            booking,
                            there(to),
                            service.cash(there(amount).currency()).orElseThrow().id(),
                            new Quantity(there(amount).amount()));
            case TRANSFER ->
                    new LedgerEntry.Transfer(booking, there(to), there(about), there(units));
            case DELIVERY_IN ->
                    new LedgerEntry.DeliveryIn(booking, there(about), there(units), there(amount));
            case DELIVERY_OUT ->
                    new LedgerEntry.DeliveryOut(booking, there(about), there(units), there(amount));
            case BONUS -> new LedgerEntry.Bonus(booking, there(about), there(units));
            case SPLIT -> new LedgerEntry.Split(booking, there(about), ratioNew, ratioOld);
        };
    }

    /// What no problem was found with is there.
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private Booking booking() {
        var account = new AccountId(asked.account());
        if (!isOpen(account)) {
            refuse("account", "is no open account of this portfolio");
        }
        var now = service.now();
        var latest = now.atZone(ZoneOffset.UTC).plusYears(BookingDraft.YEARS_AHEAD).toInstant();
        if (asked.effectiveAt().isAfter(latest)) {
            refuse("effectiveAt", "must be at most ten years ahead");
        }
        var note = asked.note() == null ? "" : asked.note().strip();
        return new Booking(EntryId.NEW, account, asked.effectiveAt(), now, note);
    }

    private boolean isOpen(AccountId account) {
        return service.accounts(portfolio).stream().anyMatch(open -> open.id().equals(account));
    }

    private @Nullable AccountId to() {
        var number = asked.to();
        if (!belongs("to", BookingField.TO, number) || number == null) {
            return null;
        }
        var account = new AccountId(number);
        if (!isOpen(account) || number.equals(asked.account())) {
            refuse("to", "is no other open account of this portfolio");
        }
        return account;
    }

    private @Nullable InstrumentId about() {
        var number = asked.instrument();
        if (!belongs("instrument", BookingField.INSTRUMENT, number) || number == null) {
            return null;
        }
        var id = new InstrumentId(number);
        var known = service.instrument(id);
        if (known.isEmpty()) {
            refuse("instrument", "is not known");
        } else if (known.get() instanceof Instrument.Currency) {
            refuse("instrument", "is cash: book a DEPOSIT, WITHDRAWAL or CASH_TRANSFER");
        }
        return id;
    }

    private @Nullable Quantity units() {
        var units = asked.quantity();
        if (!belongs("quantity", BookingField.QUANTITY, units) || units == null) {
            return null;
        }
        if (units.signum() <= 0) {
            refuse("quantity", "must be greater than 0");
            return null;
        }
        return new Quantity(units);
    }

    private @Nullable Money amount(String name, BookingField field, @Nullable Amount amount) {
        if (!belongs(name, field, amount) || amount == null) {
            return null;
        }
        if (asked.kind() == NewEntry.Kind.CASH_TRANSFER && amount.amount().signum() == 0) {
            refuse(name + ".amount", "must be greater than 0");
            return null;
        }
        if (asked.kind() != NewEntry.Kind.INTEREST && amount.amount().signum() < 0) {
            refuse(name + ".amount", "must not be negative");
            return null;
        }
        var currencies = service.currencies();
        var currency =
                currencies.stream()
                        .filter(one -> one.getCurrencyCode().equals(amount.currency()))
                        .findFirst();
        if (currency.isEmpty()) {
            refuse(
                    name + ".currency",
                    "must be one of "
                            + currencies.stream()
                                    .map(Currency::getCurrencyCode)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
            return null;
        }
        return money(name, amount.amount(), currency.get());
    }

    private @Nullable Money charge(
            String name, BookingField field, @Nullable Amount charge, @Nullable Money amount) {
        if (charge != null && !asked.kind().asksFor(field)) {
            refuse(name, "does not belong to " + asked.kind());
            return null;
        }
        if (amount == null) {
            return null;
        }
        if (charge == null) {
            return Money.zero(amount.currency());
        }
        if (!charge.currency().equals(amount.currency().getCurrencyCode())) {
            refuse(name + ".currency", "must be that of the amount, " + amount.currency());
            return null;
        }
        if (charge.amount().signum() < 0) {
            refuse(name + ".amount", "must not be negative");
            return null;
        }
        return money(name, charge.amount(), amount.currency());
    }

    private @Nullable Money money(String field, BigDecimal value, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (value.stripTrailingZeros().scale() > digits) {
            refuse(field + ".amount", "has more digits after the point than " + currency + " has");
            return null;
        }
        if (value.precision() - value.scale() > BookingDraft.MOST_DIGITS) {
            refuse(
                    field + ".amount",
                    "has more than %d digits before the point".formatted(BookingDraft.MOST_DIGITS));
            return null;
        }
        return new Money(value, currency);
    }

    private @Nullable BigDecimal baseRate(@Nullable Money amount) {
        var rate = asked.baseRate();
        if (rate == null) {
            return null;
        }
        var base = service.portfolio(portfolio).orElseThrow().baseCurrency();
        if (!asked.kind().asksFor(BookingField.RATE)) {
            refuse("baseRate", "does not belong to " + asked.kind());
        } else if (amount != null && amount.currency().equals(base)) {
            refuse("baseRate", "does not belong to an amount in the base currency");
        } else if (rate.signum() <= 0) {
            refuse("baseRate", "must be greater than 0");
        }
        return rate;
    }

    private int ratio(String name, BookingField field, @Nullable Integer units) {
        if (!belongs(name, field, units) || units == null) {
            return 1;
        }
        if (units < 1 || units > MOST_UNITS_OF_A_SPLIT) {
            refuse(name, "must be from 1 to " + MOST_UNITS_OF_A_SPLIT);
        }
        return units;
    }

    /// Whether a field is asked for by the kind of entry; what is missing or too much is written down.
    private boolean belongs(String name, BookingField field, @Nullable Object value) {
        boolean asks = asked.kind().asksFor(field);
        if (asks && value == null) {
            refuse(name, "is needed with " + asked.kind());
        } else if (!asks && value != null) {
            refuse(name, "does not belong to " + asked.kind());
        }
        return asks;
    }

    private void refuse(String field, String message) {
        problems.add(new FieldProblem(field, message));
    }
}
