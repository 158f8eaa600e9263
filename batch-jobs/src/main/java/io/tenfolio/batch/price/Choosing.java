package io.tenfolio.batch.price;

import io.tenfolio.batch.price.RunAnswers.Said;
import io.tenfolio.batch.price.source.Refused;
import io.tenfolio.batch.price.source.Refused.Reason;
import io.tenfolio.db.ledger.BookedFacts;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.price.Choice;
import io.tenfolio.price.KnownPrices;
import io.tenfolio.price.Price;
import io.tenfolio.price.PriceSelection;
import io.tenfolio.price.Quote;
import io.tenfolio.price.Rate;
import io.tenfolio.price.RateSelection;
import io.tenfolio.price.Refusal;
import io.tenfolio.price.SelectionRules;
import io.tenfolio.price.SourceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses a price for each instrument and a rate for each currency somebody spoke of, and tells the refusals.
final class Choosing {
    private final Said said;
    private final BookedFacts facts;
    private final PriceSelection prices;
    private final RateSelection rates;
    private final Instant now;
    private final Choices choices = new Choices();

    Choosing(Said said, BookedFacts facts, SelectionRules rules, Instant now) {
        this.said = said;
        this.facts = facts;
        this.prices = new PriceSelection(said.calendar(), rules);
        this.rates = new RateSelection(said.calendar(), rules);
        this.now = now;
    }

    Choices choose(Map<InstrumentId, Price> latest, Map<Currency, Rate> latestRates) {
        choosePrices(latest);
        chooseRates(latestRates);
        return choices;
    }

    private void choosePrices(Map<InstrumentId, Price> latest) {
        var puzzling = new ArrayList<Instrument>();
        for (var instrument : said.instruments().values()) {
            if (instrument instanceof Instrument.Currency) continue;
            var choice = choose(instrument, known(latest.get(instrument.id())));
            if (isPuzzling(choice)) {
                puzzling.add(instrument);
            } else {
                take(instrument, choice, latest.get(instrument.id()));
            }
        }
        chooseAgain(puzzling, latest);
    }

    /// With what bookings tell, which is asked for these few only: a split explains a jump, a trade stands in
    /// where there never was a price.
    private void chooseAgain(List<Instrument> puzzling, Map<InstrumentId, Price> latest) {
        if (puzzling.isEmpty()) return;
        var ids = puzzling.stream().map(Instrument::id).toList();
        var splits = facts.splits(ids, now);
        var trades = facts.lastTrades(ids, now);
        for (var instrument : puzzling) {
            var id = instrument.id();
            var trade = trades.get(id);
            var known =
                    new KnownPrices(
                            latest.get(id),
                            null,
                            trade == null || isForeign(trade, instrument) ? null : trade,
                            splits.getOrDefault(id, List.of()));
            take(instrument, choose(instrument, known), latest.get(id));
        }
    }

    private Choice<Quote, Price> choose(Instrument instrument, KnownPrices known) {
        return prices.choose(
                instrument,
                said.sourcesOf().getOrDefault(instrument.id(), List.of()),
                said.statements().of(instrument.id()),
                known,
                now);
    }

    private static boolean isPuzzling(Choice<Quote, Price> choice) {
        return choice instanceof Choice.Nothing<Quote, Price>
                || choice.refusals().stream()
                        .anyMatch(refusal -> refusal.reason() instanceof Refusal.Implausible);
    }

    private static KnownPrices known(@Nullable Price last) {
        return last == null ? KnownPrices.NONE : KnownPrices.last(last);
    }

    private static boolean isForeign(KnownPrices.Trade trade, Instrument instrument) {
        return !trade.perUnit().currency().equals(instrument.currency());
    }

    private void take(Instrument instrument, Choice<Quote, Price> choice, @Nullable Price last) {
        choices.price(instrument.id(), choice, said.statements());
        boolean wasPushed = last != null && wasPushed(last);
        for (var refusal : choice.refusals()) {
            if (!wasPushed || !(refusal.reason() instanceof Refusal.OlderThanTheLast)) {
                tell(refusal, instrument.symbol());
            }
        }
    }

    /// By a source that nobody asks: that those who are asked are behind it is no fault of theirs.
    private boolean wasPushed(Price last) {
        return !last.source().equals(SourceName.MANUAL)
                && !said.sourcesOf()
                        .getOrDefault(last.instrument(), List.of())
                        .contains(last.source());
    }

    private void chooseRates(Map<Currency, Rate> latest) {
        for (var currency : said.statements().currencies()) {
            var statements = said.statements().of(currency);
            var choice = rates.choose(said.rateSources(), statements, latest.get(currency), now);
            choices.rate(choice, said.statements());
            choice.refusals().forEach(refusal -> tell(refusal, currency.getCurrencyCode()));
        }
    }

    private void tell(Refusal<?> refusal, String subject) {
        var refused = new Refused(subject, reason(refusal.reason()), refusal.reason().text());
        said.refusals().add(refusal.statement().source(), refused);
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
