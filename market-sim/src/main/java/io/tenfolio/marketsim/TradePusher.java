package io.tenfolio.marketsim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A source that does not wait to be asked: every few seconds it pushes a trade of one of the coins, which trade at any hour, in Finnhub's
/// format. Nobody there to take it is no trouble: the next trade comes.
public final class TradePusher implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SOURCE = "finnhub";

    private final Market market;
    private final List<DemoInstrument> coins;
    private final URI to;
    private final byte[] secret;
    private final Duration every;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread thread;

    private TradePusher(Market market, URI to, String secret, Duration every) {
        this.market = market;
        this.coins =
                market.instruments().stream()
                        .filter(instrument -> instrument instanceof DemoInstrument.Coin)
                        .toList();
        this.to = to;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.every = every;
        this.thread = Thread.ofPlatform().name("trades").daemon().unstarted(this::pushOn);
    }

    /// @param to the address that takes them
    /// @param secret what each message is signed with
    public static TradePusher start(Market market, URI to, String secret, Duration every) {
        var pusher = new TradePusher(market, to, secret, every);
        pusher.thread.start();
        return pusher;
    }

    private void pushOn() {
        try {
            for (int i = 0; ; i++) {
                Thread.sleep(every);
                push(coins.get(i % coins.size()).symbol());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void push(String symbol) throws InterruptedException {
        var now = market.now();
        try {
            http.send(
                    request(trade(symbol, market.priceAt(symbol, now).toPlainString(), now), now),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            // not there yet, or not there any more
        }
    }

    private static String trade(String symbol, String price, Instant at) {
        return "{\"type\":\"trade\",\"data\":[{\"s\":\"%s\",\"p\":%s,\"t\":%d,\"v\":1,\"c\":[\"1\"]}]}"
                .formatted(symbol, price, at.toEpochMilli());
    }

    private HttpRequest request(String body, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var id = UUID.randomUUID().toString();
        return HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(5))
                .header("X-Tenfolio-Timestamp", timestamp)
                .header("X-Tenfolio-Message", id)
                .header("X-Tenfolio-Signature", signature(timestamp, id, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String signature(String timestamp, String id, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var signed = String.join("\n", SOURCE, timestamp, id, body);
            return "sha256="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
