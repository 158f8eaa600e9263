package io.tenfolio.marketsim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the pretend market as a stranger would: over HTTP.
final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;

    Client(MarketSim sim) {
        this.base = sim.url();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path, Duration timeout)
            throws IOException, InterruptedException {
        return send("GET", path, timeout);
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, Duration.ofSeconds(20));
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private HttpResponse<String> send(String method, String path, Duration timeout)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(timeout)
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
