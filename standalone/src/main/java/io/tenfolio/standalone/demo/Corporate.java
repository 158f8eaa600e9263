package io.tenfolio.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What the demo's companies do for their holders: pay dividends, and a few split their shares.
final class Corporate {
    private static final int SPLITS_A_YEAR = 3;
    private static final int QUARTER = 3;

    /// From `day` on there are `ratio` shares for each one before.
    record Split(Listing listing, LocalDate day, int ratio) {}

    private final Map<Listing, Split> splits = new HashMap<>();

    /// A few a year, at most one of a company. They hang on the calendar, not on the day the demo is made, so that two days'
    /// demos have the same past.
    Corporate(List<Listing> listings, LocalDate first, LocalDate last, long seed) {
        var stocks = listings.stream().filter(Listing::isStock).toList();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            var random = new Random(seed + year);
            for (int i = 0; i < SPLITS_A_YEAR; i++) {
                var split = split(stocks, year, random);
                if (split.day().isAfter(first) && split.day().isBefore(last)) {
                    splits.putIfAbsent(split.listing(), split);
                }
            }
        }
    }

    private static Split split(List<Listing> stocks, int year, Random random) {
        var listing = stocks.get(random.nextInt(stocks.size()));
        var someDay = LocalDate.ofYearDay(year, 20 + random.nextInt(320));
        var ratio = random.nextInt(3) == 0 ? 3 : 2;
        return new Split(listing, listing.origin().venue().tradingDayUpTo(someDay), ratio);
    }

    Optional<Split> splitOf(Listing listing) {
        return Optional.ofNullable(splits.get(listing));
    }

    List<Split> splitsOn(LocalDate day) {
        return splits.values().stream()
                .filter(split -> split.day().equals(day))
                .sorted((a, b) ->
                        Integer.compare(a.listing().id().value(), b.listing().id().value()))
                .toList();
    }

    /// Whether holders are paid on `day`: each payer has its day of the month and pays every third month.
    boolean paysOn(Listing listing, LocalDate day) {
        var number = listing.id().value();
        return (listing.isStock() || listing.isEtf())
                && number % 4 != 0
                && day.getDayOfMonth() == 3 + number % 24
                && day.getMonthValue() % QUARTER == number % QUARTER;
    }

    /// What one share is paid in a quarter at this price: 0.2 % to 1 %, by instrument.
    BigDecimal payment(Listing listing, BigDecimal price) {
        var perMille = BigDecimal.valueOf(2 + listing.id().value() % 9, 3);
        return price.multiply(perMille).setScale(4, RoundingMode.HALF_EVEN);
    }
}
