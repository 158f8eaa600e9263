package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.batch.price.source.Asked;
import io.tenfolio.batch.price.source.Deadline;
import io.tenfolio.batch.price.source.PriceSource;
import io.tenfolio.batch.price.source.Reading;
import io.tenfolio.batch.price.source.SourceSettings;
import io.tenfolio.batch.price.source.Sources.Connected;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(10)
class AskSourcesTest {
    private final CountDownLatch forever = new CountDownLatch(1);
    private final List<Attempt> attempts = new ArrayList<>();

    @Test
    void endsAtTheDeadlineEvenIfASourceCannotBeInterrupted() throws Exception {
        var deaf = new Stubborn("deaf", this::waitDeafly);
        long start = System.nanoTime();

        ask(deaf, Deadline.in(Duration.ofMillis(300)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(attempts)
                .extracting(Attempt::asked)
                .containsExactly(
                        new Asked.Failed("no whole answer before the time for fetching was over"));
        forever.countDown();
    }

    @Test
    void survivesAMistakeInTheClassOfASource() throws Exception {
        ask(
                new Stubborn(
                        "buggy",
                        () -> {
                            throw new IllegalStateException("a mistake");
                        }),
                Deadline.in(Duration.ofSeconds(5)));

        assertThat(attempts)
                .extracting(Attempt::asked)
                .containsExactly(new Asked.Failed("asking failed on our side"));
    }

    private void ask(PriceSource source, Deadline deadline) throws InterruptedException {
        var settings =
                new SourceSettings(
                        URI.create("http://127.0.0.1/"),
                        "",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1),
                        1,
                        Duration.ofMillis(1),
                        10,
                        false,
                        Duration.ZERO);
        new AskSources(Clock.systemUTC())
                .ask(
                        Map.of(new Connected(source, settings, null), Set.of()),
                        deadline,
                        attempts::add);
    }

    private void waitDeafly() {
        while (forever.getCount() > 0) {
            try {
                forever.await();
            } catch (InterruptedException _) {
                // deaf
            }
        }
    }

    /// Does something else before it says what to ask.
    private record Stubborn(String called, Runnable first) implements PriceSource {
        @Override
        public SourceName name() {
            return new SourceName(called);
        }

        @Override
        public List<URI> questions(Collection<String> codes) {
            first.run();
            return List.of();
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public Reading read(RawQuote answer, Set<String> codes) {
            return new Reading(List.of(), List.of(), List.of());
        }
    }
}
