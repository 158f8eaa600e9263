package io.tenfolio.standalone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// What the owner of an account does again and again.
sealed interface Habit permits Income, MonthlyPlan, Saving, Trading {
    void on(LocalDate day);

    /// Whether `day` stands for a day of the month that may fall on a weekend: then the Monday after it does.
    static boolean falls(int dayOfMonth, LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> false;
            case MONDAY ->
                    day.getDayOfMonth() == dayOfMonth
                            || day.minusDays(1).getDayOfMonth() == dayOfMonth
                            || day.minusDays(2).getDayOfMonth() == dayOfMonth;
            default -> day.getDayOfMonth() == dayOfMonth;
        };
    }

    static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
