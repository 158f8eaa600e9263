package io.tenfolio.web.ledger;

import static io.tenfolio.web.ledger.BookingField.ACCOUNT;
import static io.tenfolio.web.ledger.BookingField.AMOUNT;
import static io.tenfolio.web.ledger.BookingField.BOUGHT;
import static io.tenfolio.web.ledger.BookingField.CURRENCY;
import static io.tenfolio.web.ledger.BookingField.FEE;
import static io.tenfolio.web.ledger.BookingField.INSTRUMENT;
import static io.tenfolio.web.ledger.BookingField.NOTE;
import static io.tenfolio.web.ledger.BookingField.PRICE;
import static io.tenfolio.web.ledger.BookingField.QUANTITY;
import static io.tenfolio.web.ledger.BookingField.RATE;
import static io.tenfolio.web.ledger.BookingField.RATIO_NEW;
import static io.tenfolio.web.ledger.BookingField.RATIO_OLD;
import static io.tenfolio.web.ledger.BookingField.TAX;
import static io.tenfolio.web.ledger.BookingField.TO;
import static io.tenfolio.web.ledger.BookingField.WHEN;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a person books by hand, and which fields each needs.
enum BookingKind {
    BUY(INSTRUMENT, QUANTITY, PRICE, AMOUNT, FEE, TAX, RATE),
    SELL(INSTRUMENT, QUANTITY, PRICE, AMOUNT, FEE, TAX, RATE),
    DEPOSIT(AMOUNT),
    WITHDRAWAL(AMOUNT),
    DIVIDEND(INSTRUMENT, AMOUNT, FEE, TAX),
    INTEREST(AMOUNT, FEE, TAX),
    FEE_PAID(AMOUNT),
    TAX_PAID(AMOUNT),
    FEE_REFUND(AMOUNT),
    TAX_REFUND(AMOUNT),
    EXCHANGE(AMOUNT, BOUGHT, FEE),
    CASH_TRANSFER(TO, AMOUNT),
    TRANSFER(TO, INSTRUMENT, QUANTITY),
    DELIVERY_IN(INSTRUMENT, QUANTITY, AMOUNT),
    DELIVERY_OUT(INSTRUMENT, QUANTITY, AMOUNT),
    BONUS(INSTRUMENT, QUANTITY),
    SPLIT(INSTRUMENT, RATIO_NEW, RATIO_OLD);

    /// What people book most.
    static final List<BookingKind> COMMON = List.of(BUY, SELL, DEPOSIT, WITHDRAWAL, DIVIDEND);

    private final Set<BookingField> fields;

    BookingKind(BookingField... fields) {
        this.fields = Set.of(fields);
    }

    boolean asksFor(BookingField field) {
        return switch (field) {
            case ACCOUNT, WHEN, NOTE -> true;
            case CURRENCY -> fields.contains(AMOUNT);
            case BOUGHT_CURRENCY -> fields.contains(BOUGHT);
            default -> fields.contains(field);
        };
    }

    boolean isTrade() {
        return this == BUY || this == SELL;
    }

    /// Whether it goes from one account to another.
    boolean needsTwoAccounts() {
        return this == TRANSFER || this == CASH_TRANSFER;
    }

    /// The key of what its amount is.
    String amountKey() {
        return switch (this) {
            case BUY, SELL, DIVIDEND, INTEREST -> "booking.amount";
            case EXCHANGE -> "booking.amount.sold";
            case DELIVERY_IN -> "booking.amount.cost";
            case DELIVERY_OUT -> "booking.amount.worth";
            case DEPOSIT,
                    WITHDRAWAL,
                    FEE_PAID,
                    TAX_PAID,
                    FEE_REFUND,
                    TAX_REFUND,
                    CASH_TRANSFER,
                    TRANSFER,
                    BONUS,
                    SPLIT ->
                    "booking.amount.plain";
        };
    }

    /// As it stands in the URL.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace("_paid", "");
    }

    static Optional<BookingKind> ofCode(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// The key of its name in texts.
    String textKey() {
        return switch (this) {
            case FEE_PAID -> "entry.FEE";
            case TAX_PAID -> "entry.TAX";
            case TRANSFER -> "booking.transfer";
            case CASH_TRANSFER -> "booking.transfer.cash";
            case BUY,
                    SELL,
                    DEPOSIT,
                    WITHDRAWAL,
                    DIVIDEND,
                    INTEREST,
                    FEE_REFUND,
                    TAX_REFUND,
                    EXCHANGE,
                    DELIVERY_IN,
                    DELIVERY_OUT,
                    BONUS,
                    SPLIT ->
                    "entry." + name();
        };
    }
}
