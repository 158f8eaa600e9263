package io.tenfolio.web.ledger;

import static io.tenfolio.web.ledger.BookingField.ACCOUNT;
import static io.tenfolio.web.ledger.BookingField.AMOUNT;
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
import static io.tenfolio.web.ledger.BookingField.WHEN;

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
    SPLIT(INSTRUMENT, RATIO_NEW, RATIO_OLD);

    private final Set<BookingField> fields;

    BookingKind(BookingField... fields) {
        this.fields = Set.of(fields);
    }

    boolean asksFor(BookingField field) {
        return switch (field) {
            case ACCOUNT, WHEN, NOTE -> true;
            case CURRENCY -> fields.contains(AMOUNT);
            default -> fields.contains(field);
        };
    }

    boolean isTrade() {
        return this == BUY || this == SELL;
    }

    /// As it stands in the URL.
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace("_paid", "");
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
            case BUY, SELL, DEPOSIT, WITHDRAWAL, DIVIDEND, INTEREST, SPLIT -> "entry." + name();
        };
    }
}
