package io.tenfolio.standalone.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A fixed sum each month into the same few funds.
record MonthlyPlan(Desk desk, int dayOfMonth, BigDecimal sum, List<Listing> funds)
        implements Habit {
    MonthlyPlan {
        funds = List.copyOf(funds);
    }

    @Override
    public void on(LocalDate day) {
        if (!Habit.falls(dayOfMonth, day)) {
            return;
        }
        desk.deposit(sum);
        // In turn, so that what one month's money cannot buy whole the next one's can.
        for (int i = 0; i < funds.size(); i++) {
            var left = BigDecimal.valueOf(funds.size() - (long) i);
            var fund = funds.get((i + day.getMonthValue()) % funds.size());
            desk.buyFor(desk.cash().divide(left, 2, java.math.RoundingMode.DOWN), fund);
        }
    }
}
