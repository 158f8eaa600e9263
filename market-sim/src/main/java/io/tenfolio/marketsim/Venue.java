package io.tenfolio.marketsim;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// Where and when prices are made. Closed on weekends, New Year and Christmas; other holidays are left out.
public enum Venue {
    XNAS("NASDAQ", "America/New_York", "09:30", "16:00"),
    XNYS("NYSE", "America/New_York", "09:30", "16:00"),
    XETR("XETR", "Europe/Berlin", "09:00", "17:30"),
    XAMS("Euronext", "Europe/Amsterdam", "09:00", "17:30"),
    XLON("LSE", "Europe/London", "08:00", "16:30"),
    /// Not a place: the day Indian funds value their holdings.
    INDIA("AMFI", "Asia/Kolkata", "09:15", "15:30"),
    /// Open always; its day ends at midnight UTC.
    CRYPTO("CoinGecko", "UTC", "00:00", "23:59");

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25));

    private final String exchange;
    private final ZoneId zone;
    private final LocalTime opens;
    private final LocalTime closes;

    Venue(String exchange, String zone, String opens, String closes) {
        this.exchange = exchange;
        this.zone = ZoneId.of(zone);
        this.opens = LocalTime.parse(opens);
        this.closes = LocalTime.parse(closes);
    }

    /// The name Twelve Data gives it.
    public String exchange() {
        return exchange;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isTradingDay(LocalDate date) {
        return this == CRYPTO
                || !WEEKEND.contains(date.getDayOfWeek())
                        && !HOLIDAYS.contains(MonthDay.from(date));
    }

    /// `date`, or the last trading day before it.
    public LocalDate tradingDayUpTo(LocalDate date) {
        var day = date;
        while (!isTradingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    public Instant open(LocalDate date) {
        return date.atTime(opens).atZone(zone).toInstant();
    }

    public Instant close(LocalDate date) {
        return date.atTime(closes).atZone(zone).toInstant();
    }

    public boolean isOpen(Instant time) {
        var date = time.atZone(zone).toLocalDate();
        return isTradingDay(date) && !time.isBefore(open(date)) && time.isBefore(close(date));
    }

    /// `time` while the venue is open, else when it last closed.
    public Instant lastTradingTime(Instant time) {
        var date = time.atZone(zone).toLocalDate();
        if (isTradingDay(date) && !time.isBefore(open(date))) {
            return time.isBefore(close(date)) ? time : close(date);
        }
        return close(tradingDayUpTo(date.minusDays(1)));
    }
}
