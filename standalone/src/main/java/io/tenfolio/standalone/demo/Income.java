package io.tenfolio.standalone.demo;

import java.time.LocalDate;

/// Dividends of what the account holds, when the companies pay; foreign ones are brought home each new year.
record Income(Desk desk, Corporate corporate) implements Habit {
    @Override
    public void on(LocalDate day) {
        for (var listing : desk.account().held()) {
            if (corporate.paysOn(listing, day)) {
                desk.receiveDividend(listing, corporate.payment(listing, desk.price(listing)));
            }
        }
    }
}
