package io.tenfolio.web.ledger;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.web.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A booking as it is typed: nothing of it need be right yet. [#check] makes an entry of it, or says field by field what is missing.
///
/// @param instrument what it is about; for a transfer of cash the one that stands for its currency
record BookingDraft(
        BookingKind kind,
        @Nullable Account account,
        @Nullable Account to,
        @Nullable LocalDateTime when,
        @Nullable Instrument instrument,
        String quantity,
        String price,
        String amount,
        @Nullable Currency currency,
        String bought,
        @Nullable Currency boughtCurrency,
        String fee,
        String tax,
        String rate,
        String ratioNew,
        String ratioOld,
        String note) {
    /// A ledger knows years from here on.
    private static final int EARLIEST_YEAR = 1900;

    static final int YEARS_AHEAD = 10;
    static final int LONGEST_NOTE = 500;

    /// Of an amount before the point; no worth is longer.
    static final int MOST_DIGITS = 15;

    /// An entry, or the key of a text for each field that keeps it from being one.
    record Checked(@Nullable LedgerEntry entryOrNull, Map<BookingField, String> problems) {
        Checked {
            problems = Map.copyOf(problems);
        }

        Optional<LedgerEntry> entry() {
            return Optional.ofNullable(entryOrNull);
        }
    }

    Checked check(Portfolio portfolio, Locale locale, Instant now) {
        return new Check(portfolio, locale, now).result();
    }

    /// Quantity × price at the currency's digits, when both are there.
    Optional<BigDecimal> product(Locale locale) {
        if (currency == null) {
            return Optional.empty();
        }
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return NumberText.parse(quantity, locale)
                .flatMap(units ->
                        NumberText.parse(price, locale)
                                .map(each ->
                                        units.multiply(each)
                                                .setScale(digits, RoundingMode.HALF_EVEN)));
    }

    /// One look at a draft.
    private final class Check {
        private final Portfolio portfolio;
        private final Locale locale;
        private final Instant now;
        private final Map<BookingField, String> problems = new EnumMap<>(BookingField.class);

        private Check(Portfolio portfolio, Locale locale, Instant now) {
            this.portfolio = portfolio;
            this.locale = locale;
            this.now = now;
        }

        Checked result() {
            var entry = entry();
            return problems.isEmpty()
                    ? new Checked(entry.orElseThrow(), problems)
                    : new Checked(null, problems);
        }

        private Optional<LedgerEntry> entry() {
            var booking = booking();
            var about = about();
            var units =
                    kind.asksFor(BookingField.QUANTITY) ? quantity() : Optional.of(Quantity.ZERO);
            var target = target();
            var moved = kind.asksFor(BookingField.AMOUNT) ? amount() : none();
            var received = kind.asksFor(BookingField.BOUGHT) ? received() : none();
            var fees = charge(BookingField.FEE, fee);
            var taxes = charge(BookingField.TAX, tax);
            var ownRate = rate();
            var newUnits = ratio(BookingField.RATIO_NEW, ratioNew);
            var oldUnits = ratio(BookingField.RATIO_OLD, ratioOld);
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
            var at = booking.orElseThrow();
            return Optional.of(
                    switch (kind) {
                        case BUY ->
                                new LedgerEntry.Buy(
                                        at,
                                        about.orElseThrow().id(),
                                        units.orElseThrow(),
                                        moved.orElseThrow(),
                                        fees.orElseThrow(),
                                        taxes.orElseThrow(),
                                        ownRate);
                        case SELL ->
                                new LedgerEntry.Sell(
                                        at,
                                        about.orElseThrow().id(),
                                        units.orElseThrow(),
                                        moved.orElseThrow(),
                                        fees.orElseThrow(),
                                        taxes.orElseThrow(),
                                        ownRate);
                        case DEPOSIT -> new LedgerEntry.Deposit(at, moved.orElseThrow());
                        case WITHDRAWAL -> new LedgerEntry.Withdrawal(at, moved.orElseThrow());
                        case DIVIDEND ->
                                new LedgerEntry.Dividend(
                                        at,
                                        about.orElseThrow().id(),
                                        moved.orElseThrow(),
                                        fees.orElseThrow(),
                                        taxes.orElseThrow());
                        case INTEREST ->
                                new LedgerEntry.Interest(
                                        at,
                                        moved.orElseThrow(),
                                        fees.orElseThrow(),
                                        taxes.orElseThrow());
                        case FEE_PAID -> new LedgerEntry.Fee(at, moved.orElseThrow(), null);
                        case TAX_PAID -> new LedgerEntry.Tax(at, moved.orElseThrow(), null);
                        case FEE_REFUND -> new LedgerEntry.FeeRefund(at, moved.orElseThrow(), null);
                        case TAX_REFUND -> new LedgerEntry.TaxRefund(at, moved.orElseThrow(), null);
                        case EXCHANGE ->
                                new LedgerEntry.CurrencyExchange(
                                        at,
                                        moved.orElseThrow(),
                                        received.orElseThrow(),
                                        fees.orElseThrow());
                        case CASH_TRANSFER ->
                                new LedgerEntry.Transfer(
                                        at,
                                        target.orElseThrow().id(),
                                        about.orElseThrow().id(),
                                        new Quantity(moved.orElseThrow().amount()));
                        case TRANSFER ->
                                new LedgerEntry.Transfer(
                                        at,
                                        target.orElseThrow().id(),
                                        about.orElseThrow().id(),
                                        units.orElseThrow());
                        case DELIVERY_IN ->
                                new LedgerEntry.DeliveryIn(
                                        at,
                                        about.orElseThrow().id(),
                                        units.orElseThrow(),
                                        moved.orElseThrow());
                        case DELIVERY_OUT ->
                                new LedgerEntry.DeliveryOut(
                                        at,
                                        about.orElseThrow().id(),
                                        units.orElseThrow(),
                                        moved.orElseThrow());
                        case BONUS ->
                                new LedgerEntry.Bonus(
                                        at, about.orElseThrow().id(), units.orElseThrow());
                        case SPLIT ->
                                new LedgerEntry.Split(
                                        at,
                                        about.orElseThrow().id(),
                                        newUnits.orElseThrow(),
                                        oldUnits.orElseThrow());
                    });
        }

        private Optional<Booking> booking() {
            if (account == null) {
                problems.put(BookingField.ACCOUNT, "booking.account.missing");
            }
            if (note.length() > LONGEST_NOTE) {
                problems.put(BookingField.NOTE, "booking.note.long");
            }
            if (when == null) {
                problems.put(BookingField.WHEN, "booking.when.missing");
            } else if (when.getYear() < EARLIEST_YEAR) {
                problems.put(BookingField.WHEN, "booking.when.early");
            } else if (when.isAfter(
                    now.atZone(portfolio.zone()).toLocalDateTime().plusYears(YEARS_AHEAD))) {
                problems.put(BookingField.WHEN, "booking.when.late");
            }
            if (account == null || when == null) {
                return Optional.empty();
            }
            var at = when.atZone(portfolio.zone()).toInstant();
            return Optional.of(new Booking(EntryId.NEW, account.id(), at, now, note.strip()));
        }

        private Optional<Instrument> about() {
            if (kind.asksFor(BookingField.INSTRUMENT) && instrument == null) {
                problems.put(BookingField.INSTRUMENT, "booking.instrument.missing");
            }
            if (kind == BookingKind.CASH_TRANSFER && instrument == null) {
                problems.put(BookingField.CURRENCY, "booking.currency.missing");
            }
            return Optional.ofNullable(instrument);
        }

        private Optional<Account> target() {
            if (!kind.asksFor(BookingField.TO)) {
                return Optional.empty();
            }
            if (to == null) {
                problems.put(BookingField.TO, "booking.to.missing");
            } else if (to.equals(account)) {
                problems.put(BookingField.TO, "booking.to.same");
            }
            return Optional.ofNullable(to);
        }

        private Optional<Quantity> quantity() {
            if (quantity.isBlank()) {
                problems.put(BookingField.QUANTITY, "booking.quantity.missing");
                return Optional.empty();
            }
            var units = number(BookingField.QUANTITY, quantity);
            if (units.isPresent() && units.get().signum() <= 0) {
                problems.put(BookingField.QUANTITY, "booking.positive");
                return Optional.empty();
            }
            return units.map(Quantity::new);
        }

        /// What was typed, else quantity × price.
        private Optional<Money> amount() {
            if (currency == null) {
                problems.put(BookingField.CURRENCY, "booking.currency.missing");
                return Optional.empty();
            }
            if (!price.isBlank() && kind.asksFor(BookingField.PRICE)) {
                number(BookingField.PRICE, price)
                        .filter(each -> each.signum() < 0)
                        .ifPresent(_ -> problems.put(BookingField.PRICE, "booking.negative"));
            }
            if (amount.isBlank()) {
                var product =
                        kind.asksFor(BookingField.PRICE)
                                ? product(locale)
                                : Optional.<BigDecimal>empty();
                if (product.isEmpty() && !problems.containsKey(BookingField.PRICE)) {
                    problems.put(
                            BookingField.AMOUNT,
                            kind.isTrade() ? "booking.price.or.amount" : "booking.amount.missing");
                }
                return product.flatMap(value -> money(BookingField.AMOUNT, value, currency));
            }
            var typed =
                    number(BookingField.AMOUNT, amount)
                            .flatMap(value -> money(BookingField.AMOUNT, value, currency));
            if (kind == BookingKind.INTEREST) {
                return typed;
            }
            if (kind == BookingKind.CASH_TRANSFER && typed.filter(Money::isZero).isPresent()) {
                problems.put(BookingField.AMOUNT, "booking.positive");
            }
            return typed.filter(value -> isNotNegative(BookingField.AMOUNT, value));
        }

        /// The other side of an exchange.
        private Optional<Money> received() {
            if (boughtCurrency == null) {
                problems.put(BookingField.BOUGHT_CURRENCY, "booking.currency.missing");
            } else if (boughtCurrency.equals(currency)) {
                problems.put(BookingField.BOUGHT_CURRENCY, "booking.currency.same");
            }
            if (bought.isBlank()) {
                problems.put(BookingField.BOUGHT, "booking.amount.missing");
                return Optional.empty();
            }
            return number(BookingField.BOUGHT, bought)
                    .flatMap(value -> money(BookingField.BOUGHT, value, boughtCurrency))
                    .filter(value -> isNotNegative(BookingField.BOUGHT, value));
        }

        private boolean isNotNegative(BookingField field, Money value) {
            if (value.isNegative()) {
                problems.put(field, "booking.negative");
            }
            return !value.isNegative();
        }

        private Optional<Money> none() {
            return Optional.empty();
        }

        private Optional<Money> charge(BookingField field, String typed) {
            if (currency == null) {
                return Optional.empty();
            }
            if (!kind.asksFor(field) || typed.isBlank()) {
                return Optional.of(Money.zero(currency));
            }
            var charge = number(field, typed).flatMap(value -> money(field, value, currency));
            if (charge.isPresent() && charge.get().isNegative()) {
                problems.put(field, "booking.negative");
            }
            return charge;
        }

        private @Nullable BigDecimal rate() {
            if (!kind.asksFor(BookingField.RATE)
                    || rate.isBlank()
                    || portfolio.baseCurrency().equals(currency)) {
                return null;
            }
            var own = number(BookingField.RATE, rate);
            if (own.isPresent() && own.get().signum() <= 0) {
                problems.put(BookingField.RATE, "booking.positive");
            }
            return own.orElse(null);
        }

        private Optional<Integer> ratio(BookingField field, String typed) {
            if (!kind.asksFor(field)) {
                return Optional.of(1);
            }
            if (!typed.strip().matches("[1-9][0-9]{0,5}")) {
                problems.put(field, "booking.ratio");
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(typed.strip()));
        }

        private Optional<BigDecimal> number(BookingField field, String typed) {
            var number = NumberText.parse(typed, locale);
            if (number.isEmpty()) {
                problems.put(field, "booking.number");
            }
            return number;
        }

        private Optional<Money> money(BookingField field, BigDecimal value, @Nullable Currency in) {
            if (in == null) {
                return Optional.empty();
            }
            int digits = Math.max(0, in.getDefaultFractionDigits());
            if (value.scale() > digits) {
                problems.put(field, "booking.too.fine");
                return Optional.empty();
            }
            if (value.precision() - value.scale() > MOST_DIGITS) {
                problems.put(field, "booking.too.large");
                return Optional.empty();
            }
            return Optional.of(new Money(value, in));
        }
    }
}
