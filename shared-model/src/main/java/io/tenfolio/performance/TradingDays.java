package io.tenfolio.performance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// The days whose returns count for risk, wherever an instrument is listed: neither weekend nor New Year, Good
/// Friday, Easter Monday, May Day, or 24 to 26 December. When a price is due is another question: see
/// [io.tenfolio.price.Venue].
public final class TradingDays {
    private static final Set<MonthDay> FIXED_HOLIDAYS =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(5, 1),
                    MonthDay.of(12, 24),
                    MonthDay.of(12, 25),
                    MonthDay.of(12, 26));
    private static final long GOOD_FRIDAY = -2;
    private static final long EASTER_MONDAY = 1;

    private TradingDays() {}

    public static boolean isTradingDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return false;
        }
        if (FIXED_HOLIDAYS.contains(MonthDay.from(day))) return false;
        long fromEaster = ChronoUnit.DAYS.between(easterSunday(day.getYear()), day);
        return fromEaster != GOOD_FRIDAY && fromEaster != EASTER_MONDAY;
    }

    /// Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
