package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// AMFI: the net asset values of all Indian mutual funds in one file, by scheme code, new once a working day.
public final class Amfi implements PriceSource {
    public static final SourceName NAME = new SourceName("amfi");

    private final SourceSettings settings;

    public Amfi(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public SourceName name() {
        return NAME;
    }

    @Override
    public List<URI> questions(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : List.of(settings.url());
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public Reading read(RawQuote answer, Set<String> codes) {
        return AmfiReader.read(answer, codes);
    }
}
