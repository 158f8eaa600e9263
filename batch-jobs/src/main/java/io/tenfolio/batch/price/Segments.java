package io.tenfolio.batch.price;

import io.tenfolio.instrument.Mic;
import java.util.Map;

/// Markets that are parts of another: sources name the part, listings the whole (ISO 10383: segment and
/// operating MIC).
final class Segments {
    private static final Map<String, String> PART_OF =
            Map.of(
                    "XNGS", "XNAS",
                    "XNMS", "XNAS",
                    "XNCM", "XNAS",
                    "XETA", "XETR",
                    "XETB", "XETR");

    private Segments() {}

    static boolean isSame(String named, Mic venue) {
        return named.equals(venue.value()) || venue.value().equals(PART_OF.get(named));
    }
}
