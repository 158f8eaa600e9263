package io.tenfolio.web.ledger;

/// What a person fills in for a booking.
enum BookingField {
    ACCOUNT,
    TO,
    WHEN,
    INSTRUMENT,
    QUANTITY,
    PRICE,
    AMOUNT,
    CURRENCY,
    BOUGHT,
    BOUGHT_CURRENCY,
    FEE,
    TAX,
    RATE,
    RATIO_NEW,
    RATIO_OLD,
    NOTE
}
