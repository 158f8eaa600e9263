package io.tenfolio.price;

import io.tenfolio.instrument.Instrument;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All venues, and which of them an instrument's price follows. An instrument whose venue nobody described is
/// always due and never stale: nothing is known that could say otherwise.
public record MarketCalendar(Map<String, Venue> venues) {
    public static final String CRYPTO = "CRYPTO";
    public static final String COMMODITY = "COMMODITY";
    public static final String ECB = "ECB";

    /// A fund follows `FUND-` and its country, or `FUND-EU` where that is in the European Union, or `FUND` where that country has no
    /// entry.
    public static final String FUND = "FUND";

    private static final Set<String> EUROPEAN_UNION =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");

    public MarketCalendar {
        venues = Map.copyOf(venues);
    }

    public static MarketCalendar of(Collection<Venue> venues) {
        return new MarketCalendar(
                venues.stream().collect(Collectors.toMap(Venue::mic, Function.identity())));
    }

    public Optional<Venue> venue(String mic) {
        return Optional.ofNullable(venues.get(mic));
    }

    /// Whose hours the price of this instrument follows; empty for cash, whose price is always 1.
    public Optional<Venue> venueOf(Instrument instrument) {
        return switch (instrument) {
            case Instrument.Equity equity -> venue(equity.venue().value());
            case Instrument.Etf etf -> venue(etf.venue().value());
            case Instrument.Bond bond -> venue(bond.venue().value());
            case Instrument.Fund fund -> venueOfFunds(fund.classification().country());
            case Instrument.Crypto _ -> venue(CRYPTO);
            case Instrument.Commodity _ -> venue(COMMODITY);
            case Instrument.Currency _ -> Optional.empty();
        };
    }

    private Optional<Venue> venueOfFunds(String country) {
        return venue(FUND + "-" + country)
                .or(() -> EUROPEAN_UNION.contains(country) ? venue(FUND + "-EU") : Optional.empty())
                .or(() -> venue(FUND));
    }

    /// Whether it is worth asking a source for this instrument, given its newest price. Without one it is.
    public boolean isDue(Instrument instrument, @Nullable Price newestOrNull, Instant now) {
        if (instrument instanceof Instrument.Currency) return false;
        if (newestOrNull == null) return true;
        return venueOf(instrument).map(venue -> venue.isDue(newestOrNull.asOf(), now)).orElse(true);
    }

    /// Whether a newer price than this was due and did not come.
    public boolean isStale(Instrument instrument, Price price, Instant now) {
        return venueOf(instrument).map(venue -> venue.isStale(price.asOf(), now)).orElse(false);
    }
}
