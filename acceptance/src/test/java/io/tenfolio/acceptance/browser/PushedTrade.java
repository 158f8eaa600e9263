package io.tenfolio.acceptance.browser;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A source that pushes, as docs/sources.md tells it to.
final class PushedTrade {
    private final URI url;
    private final String secret;

    PushedTrade(Properties intake) {
        url = URI.create(intake.getProperty("url"));
        secret = intake.getProperty("secret");
    }

    void push(String code, BigDecimal price) throws IOException, InterruptedException {
        var now = Instant.now();
        var body =
                "{\"type\":\"trade\",\"data\":[{\"s\":\"%s\",\"p\":%s,\"t\":%d,\"v\":1,\"c\":[]}]}"
                        .formatted(code, price.toPlainString(), now.toEpochMilli());
        var timestamp = Long.toString(now.getEpochSecond());
        var id = UUID.randomUUID().toString();
        var request =
                HttpRequest.newBuilder(url)
                        .header("X-Tenfolio-Timestamp", timestamp)
                        .header("X-Tenfolio-Message", id)
                        .header("X-Tenfolio-Signature", signature(timestamp, id, body))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private String signature(String timestamp, String id, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = "finnhub\n" + timestamp + "\n" + id + "\n" + body;
            return "sha256="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
