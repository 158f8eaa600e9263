package io.tenfolio.standalone.demo;

import io.tenfolio.ledger.Booking;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.portfolio.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The entries of a portfolio in the order of their times: each one a few minutes after the one before it on that day.
final class Diary {
    private static final LocalTime FIRST_OF_DAY = LocalTime.of(9, 10);
    private static final Duration BETWEEN = Duration.ofMinutes(4);
    private static final Duration UNTIL_RECORDED = Duration.ofSeconds(40);

    private final ZoneId zone;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Instant next = Instant.EPOCH;
    private LocalDate day = LocalDate.EPOCH;

    Diary(ZoneId zone) {
        this.zone = zone;
    }

    void turnTo(LocalDate newDay) {
        day = newDay;
        next = newDay.atTime(FIRST_OF_DAY).atZone(zone).toInstant();
    }

    LocalDate day() {
        return day;
    }

    Booking booking(AccountId account, String note) {
        var booking = bookingAt(account, next, note);
        next = next.plus(BETWEEN);
        return booking;
    }

    Booking bookingAt(AccountId account, Instant at, String note) {
        return new Booking(EntryId.NEW, account, at, at.plus(UNTIL_RECORDED), note);
    }

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    List<LedgerEntry> entries() {
        return entries.stream()
                .sorted((a, b) -> a.booking().effectiveAt().compareTo(b.booking().effectiveAt()))
                .toList();
    }
}
