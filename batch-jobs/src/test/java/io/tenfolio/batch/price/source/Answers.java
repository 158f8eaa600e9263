package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Answers to read: recorded ones and made-up ones.
final class Answers {
    private static final SourceName ANY = new SourceName("any");

    private Answers() {}

    static RawQuote json(String body) {
        return answer("application/json", body);
    }

    static RawQuote text(String body) {
        return answer("text/plain;charset=UTF-8", body);
    }

    static RawQuote xml(String body) {
        return answer("text/xml", body);
    }

    static RawQuote html(String body) {
        return answer("text/html; charset=utf-8", body);
    }

    static RawQuote recorded(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "json" -> json(read(file));
            case "xml" -> xml(read(file));
            case "html" -> html(read(file));
            default -> text(read(file));
        };
    }

    static RawQuote half(RawQuote whole) {
        var body = new String(whole.body(), StandardCharsets.UTF_8);
        return answer(whole.contentType(), body.substring(0, body.length() / 2));
    }

    static String read(String file) {
        try (var in = Answers.class.getResourceAsStream("/answers/" + file)) {
            if (in == null) throw new IllegalArgumentException("There is no answer " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawQuote answer(String type, String body) {
        return new RawQuote(
                ANY,
                Instant.parse("2026-09-18T20:00:00Z"),
                type,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
