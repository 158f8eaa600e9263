package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/// Reads a fault from the words of an admin request: `kind` and what that kind can be told, each with a default.
final class FaultWords {
    static final String KINDS =
            "slow hang drip 429 limit 500 503 html half huge cut missing off text stale";

    private final Query query;

    FaultWords(Query query) {
        this.query = query;
    }

    Fault fault() {
        return switch (query.text("kind", "")) {
            case "slow" -> new Fault.Slow(millis("millis", 5_000));
            case "hang" -> new Fault.Hang();
            case "drip" -> new Fault.Drip(millis("millis", 100));
            case "429" -> new Fault.TooManyRequests(seconds("retryAfter", 0));
            case "limit" -> new Fault.LimitReached();
            case "500" -> new Fault.ServerError();
            case "503" -> new Fault.Unavailable();
            case "html" -> new Fault.HtmlPage();
            case "half" -> new Fault.HalfBody();
            case "huge" -> new Fault.HugeBody(query.number("bytes", 1L << 30));
            case "cut" -> new Fault.ConnectionCut();
            case "missing" -> new Fault.Missing(symbols());
            case "off" ->
                    new Fault.PriceOff(new BigDecimal(query.text("factor", "100")), symbols());
            case "text" -> new Fault.PriceText(query.text("text", "1E+100000000"), symbols());
            case "stale" -> new Fault.Stale(seconds("seconds", 259_200), symbols());
            default ->
                    throw new IllegalArgumentException(
                            "No fault is of kind '%s'. There are: %s"
                                    .formatted(query.text("kind", ""), KINDS));
        };
    }

    private Set<String> symbols() {
        return Set.copyOf(query.list("symbol"));
    }

    private Duration millis(String name, long otherwise) {
        return Duration.ofMillis(query.number(name, otherwise));
    }

    private Duration seconds(String name, long otherwise) {
        return Duration.ofSeconds(query.number(name, otherwise));
    }
}
