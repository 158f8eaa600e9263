package io.tenfolio.standalone.demo;

import io.tenfolio.marketsim.Market;
import java.time.LocalDate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Invents the demo: a pure function of the seed and the day, so it is the same on every machine.
public final class DemoGenerator {
    /// The seed of the demo that `./tenfolio up` makes; the pretend market runs with the same.
    public static final long SEED = 2026;

    private static final int YEARS = 3;
    private static final int DAYS_OF_PRICES_BEFORE = 10;

    private final long seed;
    private final Catalog catalog;
    private final Corporate corporate;
    private final PriceHistory prices;

    /// `today` is the last day of prices; stories end the day before.
    public DemoGenerator(long seed, Market market, LocalDate today) {
        this.seed = seed;
        this.catalog = new Catalog(market);
        var first = today.minusYears(YEARS).minusDays(DAYS_OF_PRICES_BEFORE);
        this.corporate = new Corporate(catalog.listings(), first, today, seed);
        this.prices = new PriceHistory(market, catalog, corporate, first, today);
    }

    Catalog catalog() {
        return catalog;
    }

    Corporate corporate() {
        return corporate;
    }

    PriceHistory prices() {
        return prices;
    }

    /// Portfolios `first` to `last`, by number.
    public Stream<DemoPortfolio> portfolios(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number ->
                        new PortfolioStory(seed, number, catalog, corporate, prices).tell());
    }
}
