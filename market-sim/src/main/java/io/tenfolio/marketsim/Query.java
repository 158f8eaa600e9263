package io.tenfolio.marketsim;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of a request's address; of one given twice the last counts.
record Query(Map<String, String> values) {
    private static final String KEY_SCHEME = "apikey ";

    static Query of(URI address) {
        var values = new LinkedHashMap<String, String>();
        var raw = address.getRawQuery();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var parts = pair.split("=", 2);
                values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return new Query(values);
    }

    /// Twelve Data takes its key in a header too, as `Authorization: apikey …`, which keeps it out of addresses.
    Query withKeyOf(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(KEY_SCHEME)) return this;
        var more = new LinkedHashMap<>(values);
        more.putIfAbsent("apikey", authorization.substring(KEY_SCHEME.length()).strip());
        return new Query(more);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        var text = values.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s=%s is not a number".formatted(name, text));
        }
    }

    /// What stands between commas, without blanks.
    List<String> list(String name) {
        return Stream.of(text(name, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
