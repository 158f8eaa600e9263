package io.tenfolio.batch.price.source;

import io.tenfolio.price.SourceName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The sources that are configured, each with its gateway; in the order of their preference.
public final class Sources {
    private final Map<SourceName, Connected> connected;

    private Sources(Map<SourceName, Connected> connected) {
        this.connected = connected;
    }

    /// A source that can be asked.
    public record Connected(PriceSource source, SourceSettings settings, SourceGateway gateway) {
        public SourceName name() {
            return source.name();
        }
    }

    /// @param settings by the names of sources
    /// @param preferred names in the order of preference; those not in it come after them, by name
    /// @throws UnknownSource if there is no class for a name
    public static Sources open(
            Map<String, SourceSettings> settings, List<String> preferred, SourceGateways gateways) {
        var connected = new LinkedHashMap<SourceName, Connected>();
        new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> source(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(source -> rank(source, preferred)))
                        .forEach(source -> {
                            var how = Objects.requireNonNull(settings.get(source.name().value()));
                            connected.put(
                                    source.name(),
                                    new Connected(source, how, gateways.open(source, how)));
                        });
        return new Sources(connected);
    }

    private static int rank(PriceSource source, List<String> preferred) {
        int index = preferred.indexOf(source.name().value());
        return index < 0 ? preferred.size() : index;
    }

    public List<Connected> all() {
        return List.copyOf(connected.values());
    }

    public Optional<PriceSource> find(SourceName name) {
        return Optional.ofNullable(connected.get(name)).map(Connected::source);
    }

    private static PriceSource source(String name, SourceSettings settings) {
        return switch (name) {
            case "twelvedata" -> new TwelveData(settings);
            case "amfi" -> new Amfi(settings);
            case "ecb" -> new Ecb(settings);
            case "coingecko" -> new CoinGecko(settings);
            default -> throw new UnknownSource(name);
        };
    }

    /// Settings name a source that does not exist.
    public static final class UnknownSource extends IllegalArgumentException {
        UnknownSource(String name) {
            super(
                    "There is no price source '%s'; tenfolio.sources knows twelvedata, amfi, ecb and coingecko"
                            .formatted(name));
        }
    }
}
