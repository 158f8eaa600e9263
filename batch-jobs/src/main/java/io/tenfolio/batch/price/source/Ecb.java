package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The European Central Bank: what one euro is worth in some thirty currencies, once a working day.
public final class Ecb implements PriceSource {
    public static final SourceName NAME = new SourceName("ecb");

    private final SourceSettings settings;

    public Ecb(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public SourceName name() {
        return NAME;
    }

    @Override
    public List<URI> questions(Collection<String> codes) {
        return List.of(settings.url());
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public Reading read(RawQuote answer, Set<String> codes) {
        return EcbReader.read(answer);
    }

    @Override
    public boolean knowsRates() {
        return true;
    }
}
