package io.tenfolio.marketsim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// Sends one answer, well or badly. Waiting is cheap here: each request has a virtual thread.
final class Delivery {
    private static final int PIECE = 64 * 1024;
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;

    private final HttpExchange exchange;

    Delivery(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void send(Answer answer) throws IOException {
        try (exchange) {
            begin(answer, answer.body().length == 0 ? NO_BODY : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    void sendAfter(Duration delay, Answer answer) throws IOException {
        pause(delay);
        send(answer);
    }

    void hangUntil(CompletableFuture<Void> cleared) {
        cleared.join();
        cut();
    }

    void drip(Duration pause, Answer answer) throws IOException {
        try (exchange) {
            begin(answer, answer.body().length);
            var body = exchange.getResponseBody();
            for (var one : answer.body()) {
                body.write(one);
                body.flush();
                pause(pause);
            }
        }
    }

    /// The announced length is right, but half of it never comes.
    void sendHalf(Answer answer) throws IOException {
        begin(answer, answer.body().length);
        exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
        exchange.getResponseBody().flush();
        cut();
    }

    /// Begins like the real answer and then does not end for `bytes`; stops when the client hangs up.
    void sendHuge(Answer answer, long bytes) throws IOException {
        try (exchange) {
            begin(answer, CHUNKED);
            var body = exchange.getResponseBody();
            body.write(answer.body(), 0, answer.body().length / 2);
            var piece = new byte[PIECE];
            Arrays.fill(piece, (byte) ' ');
            for (long left = bytes; left > 0; left -= PIECE) {
                body.write(piece, 0, (int) Math.min(left, PIECE));
            }
        }
    }

    void cut() {
        exchange.close();
    }

    private void begin(Answer answer, long length) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), length);
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The market has stopped", e);
        }
    }
}
