package io.tenfolio.batch.price;

import io.tenfolio.batch.price.RunAnswers.Said;
import io.tenfolio.batch.price.source.Refused;
import io.tenfolio.batch.price.source.Refused.Reason;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Choice;
import io.tenfolio.price.KnownPrices;
import io.tenfolio.price.Price;
import io.tenfolio.price.PriceSelection;
import io.tenfolio.price.Rate;
import io.tenfolio.price.RateSelection;
import io.tenfolio.price.Refusal;
import io.tenfolio.price.SelectionRules;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// Chooses a price for each instrument and a rate for each currency somebody spoke of, and tells the refusals.
final class Choosing {
    private final Said said;
    private final SelectionRules rules;
    private final Instant now;
    private final Choices choices = new Choices();

    Choosing(Said said, SelectionRules rules, Instant now) {
        this.said = said;
        this.rules = rules;
        this.now = now;
    }

    Choices choose(Map<InstrumentId, Price> latest, Map<Currency, Rate> latestRates) {
        choosePrices(latest);
        chooseRates(latestRates);
        return choices;
    }

    private void choosePrices(Map<InstrumentId, Price> latest) {
        var selection = new PriceSelection(said.calendar(), rules);
        for (var instrument : said.instruments().values()) {
            if (instrument instanceof Instrument.Currency) continue;
            var last = latest.get(instrument.id());
            var choice =
                    selection.choose(
                            instrument,
                            said.sourcesOf().getOrDefault(instrument.id(), List.of()),
                            said.statements().of(instrument.id()),
                            last == null ? KnownPrices.NONE : KnownPrices.last(last),
                            now);
            choices.price(instrument.id(), choice, said.statements());
            tell(choice, instrument.symbol());
        }
    }

    private void chooseRates(Map<Currency, Rate> latest) {
        var selection = new RateSelection(said.calendar(), rules);
        for (var currency : said.statements().currencies()) {
            var statements = said.statements().of(currency);
            var choice =
                    selection.choose(said.rateSources(), statements, latest.get(currency), now);
            choices.rate(choice);
            tell(choice, currency.getCurrencyCode());
        }
    }

    private void tell(Choice<?, ?> choice, String subject) {
        for (var refusal : choice.refusals()) {
            var refused = new Refused(subject, reason(refusal.reason()), refusal.reason().text());
            said.refusals().add(refusal.statement().source(), refused);
        }
    }

    private static Reason reason(Refusal.Reason reason) {
        return switch (reason) {
            case Refusal.OtherCurrency _ -> Reason.OTHER_CURRENCY;
            case Refusal.FromTheFuture _ -> Reason.FROM_THE_FUTURE;
            case Refusal.TooOld _ -> Reason.TOO_OLD;
            case Refusal.OlderThanTheLast _ -> Reason.OLDER_THAN_THE_LAST;
            case Refusal.Implausible _ -> Reason.IMPLAUSIBLE;
        };
    }
}
