package io.tenfolio.db.price;

import io.tenfolio.job.RunId;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What sources answered, word for word, the same answer once; and how each attempt to ask ended.
@Repository
public class RawQuotes {
    private final JdbcClient jdbc;

    public RawQuotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How an attempt to ask a source ended.
    public enum Outcome {
        ANSWERED,
        FAILED,
        SKIPPED,
        NOT_DUE
    }

    public record Fetch(
            RunId run,
            SourceName source,
            Instant startedAt,
            Duration took,
            Outcome outcome,
            String detail,
            Optional<Long> rawQuote) {}

    /// Stores the answer unless the same one is there; its row's number either way.
    public long store(RawQuote answer) {
        throw new UnsupportedOperationException("being built");
    }

    public RawQuote read(long id) {
        throw new UnsupportedOperationException("being built");
    }

    public void record(Fetch fetch) {
        throw new UnsupportedOperationException("being built");
    }

    /// What `run` fetched.
    public List<Fetch> of(RunId run) {
        throw new UnsupportedOperationException("being built");
    }

    /// When each source last answered.
    public Map<SourceName, Instant> lastAnswers() {
        throw new UnsupportedOperationException("being built");
    }

    /// Removes up to `limit` answers fetched before `before` that no price still refers to by a kept run; how many went.
    public int thin(Instant before, int limit) {
        throw new UnsupportedOperationException("being built");
    }
}
