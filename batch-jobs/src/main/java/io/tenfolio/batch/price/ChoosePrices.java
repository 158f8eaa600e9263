package io.tenfolio.batch.price;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.ledger.BookedFacts;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.db.price.RawQuotes.Fetch;
import io.tenfolio.job.RunId;
import io.tenfolio.job.StepCounts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Turns the answers of a run into its market: normalises what they say, refuses what cannot be believed, chooses
/// a price for each instrument and a rate for each currency, writes the new ones and freezes all of them for the
/// run. Once frozen the market stays as it is, whoever asks again.
@Component
public class ChoosePrices {
    private final RawQuotes rawQuotes;
    private final RunAnswers answers;
    private final BookedFacts facts;
    private final Prices prices;
    private final Runs runs;
    private final DeadLetters deadLetters;
    private final Transactions transactions;
    private final SlotTimes times;
    private final PriceSettings settings;

    ChoosePrices(
            RawQuotes rawQuotes,
            RunAnswers answers,
            BookedFacts facts,
            Prices prices,
            Runs runs,
            DeadLetters deadLetters,
            Transactions transactions,
            SlotTimes times,
            PriceSettings settings) {
        this.rawQuotes = rawQuotes;
        this.answers = answers;
        this.facts = facts;
        this.prices = prices;
        this.runs = runs;
        this.deadLetters = deadLetters;
        this.transactions = transactions;
        this.times = times;
        this.settings = settings;
    }

    /// How much was said and how many new prices and rates were chosen of it; nothing when the run has its market already.
    ///
    /// @throws io.tenfolio.db.job.LostRun if another node has taken the run over; nothing is written then
    public StepCounts run(Claim claim) {
        return prices.isFrozen(claim.run()) ? StepCounts.NONE : choose(claim);
    }

    private StepCounts choose(Claim claim) {
        var run = claim.run();
        var fetches = rawQuotes.of(run);
        var now = timeOf(run, fetches);
        var said = answers.read(fetches);
        var choices =
                new Choosing(said, facts, settings.rules(), now)
                        .choose(prices.latest(now), prices.latestRates(now));
        transactions.run(() -> {
            runs.hold(claim);
            keep(run, choices, said.refusals(), now);
        });
        said.refusals().log(run);
        return new StepCounts(
                said.statements().count(), choices.prices().size() + choices.rates().size());
    }

    /// A run that was told something lives now; one that asked nobody, as its slot has passed, lives then.
    private Instant timeOf(RunId run, List<Fetch> fetches) {
        var wasTold = fetches.stream().anyMatch(fetch -> fetch.rawQuote().isPresent());
        return wasTold || !times.hasPassed(run) ? times.now() : times.end(run);
    }

    private void keep(RunId run, Choices choices, Refusals refusals, Instant now) {
        prices.record(choices.prices(), now);
        prices.recordChosenRates(choices.rates(), now);
        refusals.keepIn(deadLetters, run);
        prices.freeze(
                run,
                prices.latest(now).values().stream().map(choices::inRun).toList(),
                List.copyOf(prices.latestRates(now).values()));
    }
}
