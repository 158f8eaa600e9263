package io.tenfolio.standalone.demo;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.marketsim.Market;
import io.tenfolio.marketsim.Venue;
import io.tenfolio.money.ExchangeRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Each day's close of each listing, and the European Central Bank's rates, as they were known then: before a split a share
/// cost a multiple of what the market's smooth curve says.
final class PriceHistory {
    static final Currency PIVOT = Currency.getInstance("EUR");
    static final ZoneId CENTRAL_BANK = ZoneId.of("Europe/Berlin");
    static final LocalTime RATES_ARE_SET = LocalTime.of(14, 15);

    private final Market market;
    private final Corporate corporate;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<InstrumentId, BigDecimal[]> closes = new HashMap<>();
    private final ExchangeRates[] rates;

    /// A price with the time it held.
    record Point(Instant asOf, BigDecimal amount) {}

    PriceHistory(
            Market market, Catalog catalog, Corporate corporate, LocalDate first, LocalDate last) {
        this.market = market;
        this.corporate = corporate;
        this.first = first;
        this.last = last;
        var columns = catalog.listings().parallelStream().map(this::column).toList();
        for (int i = 0; i < columns.size(); i++) {
            closes.put(catalog.listings().get(i).id(), columns.get(i));
        }
        rates =
                IntStream.range(0, days())
                        .parallel()
                        .mapToObj(day -> ratesOf(first.plusDays(day), catalog))
                        .toArray(ExchangeRates[]::new);
    }

    private BigDecimal[] column(Listing listing) {
        var venue = listing.origin().venue();
        var column = new BigDecimal[days()];
        for (int i = 0; i < column.length; i++) {
            var day = first.plusDays(i);
            column[i] =
                    i > 0 && !venue.isTradingDay(day)
                            ? column[i - 1]
                            : asThen(
                                    listing,
                                    venue.tradingDayUpTo(day),
                                    market.closeOn(listing.origin().symbol(), day));
        }
        return column;
    }

    private BigDecimal asThen(Listing listing, LocalDate day, BigDecimal smooth) {
        return corporate
                .splitOf(listing)
                .filter(split -> day.isBefore(split.day()))
                .map(split -> smooth.multiply(BigDecimal.valueOf(split.ratio())))
                .orElse(smooth);
    }

    private ExchangeRates ratesOf(LocalDate day, Catalog catalog) {
        var perPivot = new HashMap<Currency, BigDecimal>();
        catalog.currencies().stream()
                .map(cash -> cash.currency())
                .filter(currency -> !currency.equals(PIVOT))
                .forEach(currency ->
                        perPivot.put(currency, market.rateOn(currency.getCurrencyCode(), day)));
        return new ExchangeRates(PIVOT, perPivot);
    }

    LocalDate first() {
        return first;
    }

    LocalDate last() {
        return last;
    }

    private int days() {
        return index(last) + 1;
    }

    private int index(LocalDate day) {
        return (int) (day.toEpochDay() - first.toEpochDay());
    }

    /// The close of a day, or of the last trading day before it.
    BigDecimal close(Listing listing, LocalDate day) {
        return column(listing.id())[index(day)];
    }

    ExchangeRates rates(LocalDate day) {
        return rates[index(day)];
    }

    /// The newest price at midnight after `day` in `zone`, whose evening may come before the venue's.
    BigDecimal atEndOf(LocalDate day, ZoneId zone, Listing listing) {
        var venue = listing.origin().venue();
        var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (!venue.isTradingDay(day) || !venue.close(day).isAfter(midnight)) {
            return close(listing, day);
        }
        return corporate
                .splitOf(listing)
                .filter(split -> split.day().equals(day) && venue.open(day).isBefore(midnight))
                .map(split -> opening(split).amount())
                .orElseGet(() -> close(listing, day.minusDays(1)));
    }

    /// Every price of a listing until `now`, oldest first: the closes, and the first price after a split.
    Stream<Point> points(Listing listing, Instant now) {
        var venue = listing.origin().venue();
        var trading = first.datesUntil(last.plusDays(1)).filter(venue::isTradingDay);
        var ends = trading.map(day -> new Point(venue.close(day), close(listing, day)));
        return Stream.concat(ends, corporate.splitOf(listing).stream().map(this::opening))
                .filter(point -> !point.asOf().isAfter(now))
                .sorted((a, b) -> a.asOf().compareTo(b.asOf()));
    }

    /// The first price after a split; without it a morning's portfolio would be worth twice as much.
    Point opening(Corporate.Split split) {
        var open = split.listing().origin().venue().open(split.day());
        return new Point(open, market.priceAt(split.listing().origin().symbol(), open));
    }

    /// The days on which the central bank sets rates.
    List<LocalDate> rateDays() {
        return first.datesUntil(last.plusDays(1)).filter(Venue.XETR::isTradingDay).toList();
    }

    private BigDecimal[] column(InstrumentId listing) {
        var column = closes.get(listing);
        if (column == null) {
            throw new IllegalArgumentException("There is no listing " + listing.value());
        }
        return column;
    }
}
