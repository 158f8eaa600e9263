package io.tenfolio.batch.price.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Builds addresses to ask.
final class Questions {
    private Questions() {}

    /// Codes in a fixed order, `size` a question, joined by commas.
    static List<URI> inBatches(
            Collection<String> codes, int size, Function<String, URI> addressOf) {
        var sorted = List.copyOf(new TreeSet<>(codes));
        var questions = new ArrayList<URI>();
        for (int from = 0; from < sorted.size(); from += size) {
            var batch = sorted.subList(from, Math.min(from + size, sorted.size()));
            questions.add(addressOf.apply(String.join(",", batch)));
        }
        return questions;
    }

    static URI address(URI base, String path, Map<String, String> query) {
        var text = base.toString();
        var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        var parameters =
                new TreeMap<>(query)
                        .entrySet().stream()
                                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                                .collect(Collectors.joining("&"));
        return URI.create(trimmed + path + "?" + parameters);
    }

    /// Commas and colons may stand in a query and keep it readable.
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("+", "%20");
    }
}
