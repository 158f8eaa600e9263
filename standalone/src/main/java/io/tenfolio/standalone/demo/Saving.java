package io.tenfolio.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/// A cash account: salary's rest comes in, interest each quarter, and a part goes on to where it is invested.
record Saving(Desk desk, int dayOfMonth, BigDecimal sum, Optional<Desk> investedAt)
        implements Habit {
    private static final BigDecimal QUARTERLY_INTEREST = new BigDecimal("0.005");
    private static final BigDecimal PART_MOVED_ON = new BigDecimal("0.4");

    @Override
    public void on(LocalDate day) {
        if (Habit.falls(dayOfMonth, day)) {
            desk.deposit(sum);
        }
        if (day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1) {
            desk.receiveInterest(desk.cash().multiply(QUARTERLY_INTEREST));
        }
        if (Habit.falls(20, day) && day.getMonthValue() % 3 == 2) {
            investedAt.ifPresent(this::moveOn);
        }
    }

    private void moveOn(Desk broker) {
        var amount = desk.cash().multiply(PART_MOVED_ON).setScale(0, RoundingMode.DOWN);
        if (amount.signum() > 0) {
            desk.moveCash(amount, broker);
        }
    }
}
