package io.tenfolio.marketsim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;

/// Sets, clears and shows faults at `/faults`, counts at `/requests`, and tells at `/` what there is.
final class AdminHandler implements HttpHandler {
    private static final String HELP =
            """
            A pretend market: invented prices in the formats of real sources. For demos and tests only.

            GET    /twelvedata/quote?symbol=A,B&apikey=any      also /twelvedata/price
            GET    /amfi/spages/NAVAll.txt
            GET    /ecb/stats/eurofxref/eurofxref-daily.xml
            GET    /coingecko/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true

            POST   /faults?source=twelvedata|amfi|ecb|coingecko|all&kind=KIND[&times=N][&symbol=A,B]
                   KIND: %s
                   slow, drip: &millis=  429: &retryAfter=  huge: &bytes=  off: &factor=  text: &text=  stale: &seconds=
            GET    /faults
            DELETE /faults[?source=...]
            GET    /requests
            DELETE /requests
            """
                    .formatted(FaultWords.KINDS);

    private final Faults faults;
    private final RequestCounts requests;

    AdminHandler(Faults faults, RequestCounts requests) {
        this.faults = faults;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        new Delivery(exchange).send(answer(exchange));
    }

    private Answer answer(HttpExchange exchange) {
        var query = Query.of(exchange.getRequestURI());
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (asked) {
                case "GET /" -> Answer.text(200, HELP);
                case "POST /faults" -> set(query);
                case "DELETE /faults" -> clear(query);
                case "GET /faults" -> Answer.json(200, faultsAsJson());
                case "GET /requests" -> Answer.json(200, requestsAsJson());
                case "DELETE /requests" -> {
                    requests.reset();
                    yield Answer.json(200, requestsAsJson());
                }
                default -> Answer.text(404, "Nothing is here. See / for what there is.\n");
            };
        } catch (IllegalArgumentException e) {
            return Answer.text(400, e.getMessage() + "\n");
        }
    }

    private Answer set(Query query) {
        var fault = new FaultWords(query).fault();
        var times = query.number("times", Long.MAX_VALUE);
        sources(query).forEach(source -> faults.set(source, fault, times));
        return Answer.json(200, faultsAsJson());
    }

    private Answer clear(Query query) {
        sources(query).forEach(faults::clear);
        return Answer.json(200, faultsAsJson());
    }

    private static List<Source> sources(Query query) {
        var code = query.text("source", "all");
        return code.equals("all")
                ? List.of(Source.values())
                : List.of(
                        Source.of(code)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "No source is called '%s'.".formatted(code))));
    }

    private String faultsAsJson() {
        var json = Json.object();
        faults.active().forEach((source, fault) -> json.text(source.code(), fault.toString()));
        return json.end();
    }

    private String requestsAsJson() {
        var json = Json.object();
        for (var source : Source.values()) {
            json.number(source.code(), requests.of(source));
        }
        return json.end();
    }
}
