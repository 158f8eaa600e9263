package io.tenfolio.batch.price;

import io.tenfolio.batch.price.source.Asked;
import io.tenfolio.batch.price.source.Deadline;
import io.tenfolio.batch.price.source.Sources;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.RawQuotes.Fetch;
import io.tenfolio.db.price.RawQuotes.Outcome;
import io.tenfolio.job.RunId;
import io.tenfolio.job.StepCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks all sources that have something due and stores their answers word for word before anything reads them,
/// with how each attempt ended. A source that fails or says nothing does not fail the run: its last prices
/// stand. Never takes longer than the step's limit.
@Component
public class FetchPrices {
    private static final Logger log = LoggerFactory.getLogger(FetchPrices.class);

    private final Sources sources;
    private final DuePrices due;
    private final AskSources asking;
    private final RawQuotes rawQuotes;
    private final SlotTimes times;
    private final PriceSettings settings;

    FetchPrices(
            Sources sources,
            DuePrices due,
            AskSources asking,
            RawQuotes rawQuotes,
            SlotTimes times,
            PriceSettings settings) {
        this.sources = sources;
        this.due = due;
        this.asking = asking;
        this.rawQuotes = rawQuotes;
        this.times = times;
        this.settings = settings;
    }

    /// How many questions were asked and how many answers stored.
    ///
    /// @throws IllegalStateException inside a transaction: sources would hold its locks
    public StepCounts run(Claim claim) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Sources are never asked inside a transaction");
        }
        var run = claim.run();
        var deadline = Deadline.in(settings.stepLimit());
        if (times.hasPassed(run)) {
            skipAllBut(Set.of(), run, "its slot has passed: it uses what was recorded by then");
            return StepCounts.NONE;
        }
        var codes = due.at(times.now());
        skipAllBut(codes.keySet(), run, "nothing is due");
        return ask(codes, run, deadline);
    }

    private StepCounts ask(
            Map<Sources.Connected, Set<String>> codes, RunId run, Deadline deadline) {
        var attempts = new ArrayList<Attempt>();
        try {
            asking.ask(
                    codes,
                    deadline,
                    attempt -> {
                        attempts.add(attempt);
                        keep(attempt, run);
                    });
            return new StepCounts(
                    attempts.size(),
                    attempts.stream().filter(one -> one.asked() instanceof Asked.Answered).count());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchingInterrupted(run);
        }
    }

    private void keep(Attempt attempt, RunId run) {
        switch (attempt.asked()) {
            case Asked.Answered(var answer) ->
                    record(
                            run,
                            attempt,
                            Outcome.ANSWERED,
                            "",
                            Optional.of(rawQuotes.store(answer)));
            case Asked.Declined(var why) -> miss(run, attempt, Outcome.FAILED, why);
            case Asked.Failed(var why) -> miss(run, attempt, Outcome.FAILED, why);
            case Asked.Spared(var why) -> miss(run, attempt, Outcome.SKIPPED, why);
        }
    }

    private void miss(RunId run, Attempt attempt, Outcome outcome, String why) {
        log.warn(
                "No prices from {} in run {}: {}. The last known ones stand.",
                attempt.source().value(),
                run,
                why);
        record(run, attempt, outcome, why, Optional.empty());
    }

    private void record(
            RunId run, Attempt attempt, Outcome outcome, String detail, Optional<Long> rawQuote) {
        rawQuotes.record(
                new Fetch(
                        run,
                        attempt.source(),
                        attempt.startedAt(),
                        attempt.took(),
                        outcome,
                        detail,
                        rawQuote));
    }

    private void skipAllBut(Set<Sources.Connected> asked, RunId run, String why) {
        for (var source : sources.all()) {
            if (asked.contains(source)) continue;
            rawQuotes.record(
                    new Fetch(
                            run,
                            source.name(),
                            times.now(),
                            Duration.ZERO,
                            Outcome.NOT_DUE,
                            why,
                            Optional.empty()));
        }
    }

    /// The node was told to stop while it fetched.
    static final class FetchingInterrupted extends RuntimeException {
        FetchingInterrupted(RunId run) {
            super("Fetching for run %s was interrupted".formatted(run));
        }
    }
}
