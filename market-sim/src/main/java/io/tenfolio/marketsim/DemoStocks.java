package io.tenfolio.marketsim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Invented companies. Their names are an invented place and a trade, with the legal form of their country.
final class DemoStocks {
    private static final List<String> FIRST =
            List.of(
                    "Alder", "Amber", "Arrow", "Ash", "Birch", "Black", "Bright", "Brook", "Cedar",
                    "Clear", "Cobalt", "Copper", "Crane", "Dawn", "Eagle", "East", "Elm", "Ember",
                    "Falcon", "Fern", "Frost", "Glen", "Granite", "Green", "Harbor", "Hazel",
                    "Heron", "Hollow", "Iron", "Juniper", "Kestrel", "Lark", "Linden", "Maple",
                    "Marsh", "Mill", "Moss", "North", "Oak", "Orchard", "Otter", "Pine", "Quartz",
                    "Raven", "Red", "Ridge", "Rowan", "Sable", "Silver", "Sparrow", "Stone",
                    "Summer", "Swift", "Thistle", "Timber", "Umber", "Violet", "Wessel", "Willow",
                    "Winter");
    private static final List<String> SECOND =
            List.of(
                    "bay", "beck", "bourne", "bridge", "brough", "burn", "by", "combe", "cote",
                    "crest", "cross", "dale", "fell", "field", "ford", "gate", "grove", "haven",
                    "holm", "hurst", "lake", "leigh", "mark", "mere", "mont", "moor", "mouth",
                    "ness", "point", "quay", "shore", "stead", "stow", "thorpe", "ton", "vale",
                    "wald", "water", "wick", "worth");
    private static final List<Listing> LISTINGS =
            List.of(
                    new Listing(Venue.XNAS, "USD", "US", 85, List.of("Inc.", "Corp.")),
                    new Listing(Venue.XNYS, "USD", "US", 65, List.of("Inc.", "Corp.", "Co.")),
                    new Listing(Venue.XETR, "EUR", "DE", 55, List.of("AG", "SE", "KGaA")),
                    new Listing(Venue.XAMS, "EUR", "NL", 30, List.of("N.V.")),
                    new Listing(Venue.XLON, "GBp", "GB", 45, List.of("plc")));

    private final Random random;
    private final Tickers tickers;
    private final Set<String> names = new LinkedHashSet<>();

    DemoStocks(Random random, Tickers tickers) {
        this.random = random;
        this.tickers = tickers;
    }

    List<DemoInstrument.Listed> all() {
        var stocks = new ArrayList<DemoInstrument.Listed>();
        for (var listing : LISTINGS) {
            for (int i = 0; i < listing.count(); i++) {
                stocks.add(stock(listing, i));
            }
        }
        return stocks;
    }

    private DemoInstrument.Listed stock(Listing listing, int number) {
        var sector = one(List.of(Sector.values()));
        var name = name(sector) + " " + one(listing.forms());
        var ticker = tickers.of(name);
        return new DemoInstrument.Listed(
                DemoInstrument.Kind.STOCK,
                ticker,
                listing.venue(),
                listing.isin(number),
                name,
                listing.currency(),
                sector.words(),
                listing.country(),
                walk(ticker, listing, sector));
    }

    private Walk walk(String ticker, Listing listing, Sector sector) {
        var ordinary = 12 * StrictMath.exp(random.nextDouble() * 3.2);
        return new Walk(
                ticker,
                listing.currency().equals("GBp") ? 100 * ordinary / 2 : ordinary,
                -0.04 + 0.18 * random.nextDouble(),
                sector.volatility() * (0.75 + 0.6 * random.nextDouble()),
                0.6 + 0.8 * random.nextDouble(),
                2);
    }

    /// Two companies never share the place in their name.
    private String name(Sector sector) {
        while (true) {
            var place = one(FIRST) + one(SECOND);
            if (names.add(place)) {
                return place + " " + one(sector.trades());
            }
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private record Listing(
            Venue venue, String currency, String country, int count, List<String> forms) {
        String isin(int number) {
            var body =
                    switch (country) {
                        case "DE" ->
                                "000ZZ%s%03d".formatted(venue == Venue.XETR ? "S" : "T", number);
                        case "US" -> "ZZ%s%06d".formatted(venue == Venue.XNAS ? "Q" : "Y", number);
                        default -> "00ZZS%04d".formatted(number);
                    };
            return IsinNumber.complete(country + body);
        }
    }
}
