package io.tenfolio.marketsim;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back over HTTP.
record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer of(int status, String contentType, String body) {
        return new Answer(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    static Answer text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }
}
