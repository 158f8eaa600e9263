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
    private static final int SPLITS = 8;
    private static final int QUARTER = 3;

    /// From `day` on there are `ratio` shares for each one before.
    record Split(Listing listing, LocalDate day, int ratio) {}

    private final Map<Listing, Split> splits = new HashMap<>();

    /// Splits fall on working days between `first` and `last`, well away from both.
    Corporate(List<Listing> listings, LocalDate first, LocalDate last, Random random) {
        var stocks = listings.stream().filter(Listing::isStock).toList();
        var days = (int) (last.toEpochDay() - first.toEpochDay());
        while (days > 200 && splits.size() < SPLITS) {
            var listing = stocks.get(random.nextInt(stocks.size()));
            var day =
                    listing.origin()
                            .venue()
                            .tradingDayUpTo(first.plusDays(90 + random.nextInt(days - 180)));
            splits.putIfAbsent(listing, new Split(listing, day, random.nextInt(3) == 0 ? 3 : 2));
        }
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
