package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/// Something that goes wrong at a source, as it was seen to go wrong at real ones.
public sealed interface Fault {
    /// The answer does not arrive as it should.
    sealed interface OfTransport extends Fault {}

    /// The answer arrives, but what it says is wrong. `symbols` are those it is wrong about, all when empty.
    sealed interface OfData extends Fault {
        Set<String> symbols();
    }

    /// The right answer, late.
    record Slow(Duration delay) implements OfTransport {}

    /// Takes the request and says nothing until the fault is cleared or the market stops.
    record Hang() implements OfTransport {}

    /// The right answer, one byte at a time: no single read times out.
    record Drip(Duration pause) implements OfTransport {}

    /// Status 429; with `Retry-After` when `retryAfter` is longer than zero.
    record TooManyRequests(Duration retryAfter) implements OfTransport {}

    /// Status 200 with a text that says the limit is used up, each source in its own words.
    record LimitReached() implements OfTransport {}

    /// Status 500.
    record ServerError() implements OfTransport {}

    /// Status 503.
    record Unavailable() implements OfTransport {}

    /// Status 200 and a web page that asks the browser to prove it is one.
    record HtmlPage() implements OfTransport {}

    /// Announces the whole length, sends half and hangs up.
    record HalfBody() implements OfTransport {}

    /// Status 200 and `bytes` of body in chunks of no announced number.
    record HugeBody(long bytes) implements OfTransport {}

    /// Hangs up without an answer.
    record ConnectionCut() implements OfTransport {}

    /// Leaves instruments out: `symbols`, or every third.
    record Missing(Set<String> symbols) implements OfData {}

    /// Prices are `factor` times what they should be.
    record PriceOff(BigDecimal factor, Set<String> symbols) implements OfData {}

    /// Prices are this text, such as `1E+100000000`, `N.A.` or `-1`.
    record PriceText(String text, Set<String> symbols) implements OfData {}

    /// Times are older by `age`, prices as now.
    record Stale(Duration age, Set<String> symbols) implements OfData {}
}
