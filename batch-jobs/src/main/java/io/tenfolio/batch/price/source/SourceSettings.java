package io.tenfolio.batch.price.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How one source is asked: `tenfolio.sources.<name>`. A source that is not configured is not asked.
///
/// @param key what the provider gave us to identify ourselves, or "": never in an address, a log or a text
/// @param connectTimeout until a connection stands
/// @param timeout of one request, from its first byte sent to its last byte received
/// @param bodyLimit a longer body is cut off while it is read, and refused
/// @param attempts of one request in a run, the first included
/// @param pause before the second attempt; doubles from then on, up to half of it is chance
/// @param batch codes a request, where the provider takes several
/// @param alwaysDue asked in every run whatever its calendar says
/// @param atMostEvery after an answer it is left alone this long, however much is still due: some sources
///     publish late and do not like to be asked meanwhile
public record SourceSettings(
        @NotNull URI url,
        @DefaultValue("") String key,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("8MB") DataSize bodyLimit,
        @DefaultValue("3") @Min(1) @Max(10) int attempts,
        @DefaultValue("300ms") Duration pause,
        @DefaultValue("120") @Min(1) @Max(1000) int batch,
        @DefaultValue("false") boolean alwaysDue,
        @DefaultValue("0s") Duration atMostEvery) {

    @Override
    public String toString() {
        return "SourceSettings[%s, key %s]"
                .formatted(Redacted.of(url), key.isEmpty() ? "none" : "given");
    }
}
