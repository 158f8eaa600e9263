package io.tenfolio.marketsim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Answers for one source: as it is asked, or as its fault wants it.
final class SourceHandler implements HttpHandler {
    private final Source source;
    private final SourceFormat format;
    private final Market market;
    private final Faults faults;
    private final RequestCounts requests;

    SourceHandler(
            Source source,
            SourceFormat format,
            Market market,
            Faults faults,
            RequestCounts requests) {
        this.source = source;
        this.format = format;
        this.market = market;
        this.faults = faults;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var delivery = new Delivery(exchange);
        if (!exchange.getRequestMethod().equals("GET")) {
            delivery.send(Answer.text(405, "Method Not Allowed"));
            return;
        }
        // Asked for first: a fault cleared between the two lines is not met, one cleared later lets
        // go what hangs.
        var cleared = faults.cleared();
        var fault = faults.meet(source);
        requests.count(source);
        if (fault.isEmpty()) {
            delivery.send(answer(exchange, Distortion.none()));
            return;
        }
        switch (fault.get()) {
            case Fault.OfData data -> delivery.send(answer(exchange, Distortion.by(data)));
            case Fault.OfTransport transport ->
                    faulty(transport, delivery, answer(exchange, Distortion.none()), cleared);
        }
    }

    private void faulty(
            Fault.OfTransport fault,
            Delivery delivery,
            Answer answer,
            CompletableFuture<Void> cleared)
            throws IOException {
        switch (fault) {
            case Fault.Slow(var delay) -> delivery.sendAfter(delay, answer);
            case Fault.Hang() -> delivery.hangUntil(cleared);
            case Fault.Drip(var pause) -> delivery.drip(pause, answer);
            case Fault.TooManyRequests(var retryAfter) -> {
                var refusal = format.limitReached().withStatus(429);
                delivery.send(
                        retryAfter.isPositive()
                                ? refusal.with("Retry-After", Long.toString(retryAfter.toSeconds()))
                                : refusal);
            }
            case Fault.LimitReached() -> delivery.send(format.limitReached());
            case Fault.ServerError() -> delivery.send(Answer.text(500, "Internal Server Error"));
            case Fault.Unavailable() -> delivery.send(Answer.text(503, "Service Unavailable"));
            case Fault.HtmlPage() -> delivery.send(challenge());
            case Fault.HalfBody() -> delivery.sendHalf(answer);
            case Fault.HugeBody(var bytes) -> delivery.sendHuge(answer, bytes);
            case Fault.ConnectionCut() -> delivery.cut();
        }
    }

    private Answer answer(HttpExchange exchange, Distortion distortion) {
        var uri = exchange.getRequestURI();
        var path = uri.getPath().substring(exchange.getHttpContext().getPath().length());
        var query = Query.of(uri).withKeyOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return format.answer(path, query, market.now(), distortion);
    }

    private static Answer challenge() {
        return Answer.of(
                200,
                "text/html; charset=utf-8",
                """
                <!DOCTYPE html>
                <html><head><title>Just a moment...</title></head>
                <body><h1>Checking your browser</h1><script>challenge(4)</script></body></html>
                """);
    }
}
