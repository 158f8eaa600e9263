package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Twelve Data: stocks and ETFs, many symbols a request. The free plan counts every symbol against its limit,
/// so set `batch` to what the plan allows a minute.
public final class TwelveData implements PriceSource {
    public static final SourceName NAME = new SourceName("twelvedata");

    private final SourceSettings settings;

    public TwelveData(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    public SourceName name() {
        return NAME;
    }

    @Override
    public List<URI> questions(Collection<String> codes) {
        return Questions.inBatches(
                codes,
                settings.batch(),
                symbols -> Questions.address(settings.url(), "/quote", Map.of("symbol", symbols)));
    }

    @Override
    public Map<String, String> headers() {
        return settings.key().isEmpty()
                ? Map.of()
                : Map.of("Authorization", "apikey " + settings.key());
    }

    @Override
    public Reading read(RawQuote answer, Set<String> codes) {
        return TwelveDataReader.read(answer, codes);
    }
}
