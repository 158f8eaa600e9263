package io.tenfolio.batch.price.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.springframework.integration.handler.advice.RequestHandlerCircuitBreakerAdvice.CircuitBreakerOpenException;

/// Says in a sentence what went wrong while asking a source: no address, no key, no class names.
final class Trouble {
    private Trouble() {}

    static Asked of(Exception trouble, SourceSettings settings) {
        if (Causes.find(trouble, CircuitBreakerOpenException.class).isPresent()) {
            return new Asked.Spared(
                    "it failed several times in a row and is left alone for a while");
        }
        return new Asked.Failed(sentence(trouble, settings));
    }

    private static String sentence(Exception trouble, SourceSettings settings) {
        if (Thread.currentThread().isInterrupted()) {
            return "cut off: the time for fetching is over";
        }
        var unavailable = Causes.find(trouble, SourceUnavailable.class);
        if (unavailable.isPresent()) {
            return "it answered HTTP " + unavailable.get().status();
        }
        if (is(trouble, BodyTooLong.class)) {
            return "its answer is longer than %d MB".formatted(settings.bodyLimit().toMegabytes());
        }
        if (is(trouble, HttpConnectTimeoutException.class)) {
            return "no connection within " + seconds(settings.connectTimeout());
        }
        if (is(trouble, HttpTimeoutException.class)) {
            return "no whole answer within " + seconds(settings.timeout());
        }
        if (is(trouble, UnknownHostException.class)
                || is(trouble, UnresolvedAddressException.class)) {
            return "its address is unknown";
        }
        if (is(trouble, ConnectException.class)) {
            return "the connection was refused";
        }
        return is(trouble, IOException.class)
                ? "the connection broke before the answer was whole"
                : "its answer is not HTTP as it should be";
    }

    private static boolean is(Exception trouble, Class<? extends Throwable> type) {
        return Causes.find(trouble, type).isPresent();
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " s"
                : "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
