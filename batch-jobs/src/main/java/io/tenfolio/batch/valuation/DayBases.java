package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.toMap;

import io.tenfolio.batch.valuation.DayStarts.Start;
import io.tenfolio.db.ledger.Flows;
import io.tenfolio.db.ledger.Flows.Since;
import io.tenfolio.db.ledger.HeldBlock.Eligible;
import io.tenfolio.db.portfolio.PortfolioSelection;
import io.tenfolio.db.valuation.DailyCloses.Close;
import io.tenfolio.db.valuation.LastCloses;
import io.tenfolio.db.valuation.LastCloses.LastClose;
import io.tenfolio.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what the day change of portfolios is measured from: their worth at the last slot before local midnight, and what came in or went
/// out since.
@Component
class DayBases {
    private final LastCloses lastCloses;
    private final FlowsSince flowsSince;
    private final Flows flows;

    DayBases(LastCloses lastCloses, FlowsSince flowsSince, Flows flows) {
        this.lastCloses = lastCloses;
        this.flowsSince = flowsSince;
        this.flows = flows;
    }

    /// Worth at the base, and since when flows count.
    private record Base(BigDecimal worth, Since since) {}

    /// Of those portfolios whose base is known; `which` names them all to the database. `ended`: closes of days that end in this run.
    Map<PortfolioId, Start> of(
            RunToValue run,
            List<Eligible> portfolios,
            PortfolioSelection which,
            Collection<Close> ended) {
        if (portfolios.isEmpty()) {
            return Map.of();
        }
        var bases = new Search(run, which, ended).of(portfolios);
        var since = bases.values().stream().map(Base::since).toList();
        var told = flowsSince.until(run.id(), which, since);
        return bases.entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                base ->
                                        new Start(
                                                ScaledSum.of(base.getValue().worth()),
                                                told.getOrDefault(base.getKey(), List.of()))));
    }

    /// Finds bases with as few questions as they need.
    private final class Search {
        private final RunToValue run;
        private final PortfolioSelection which;
        private final Map<PortfolioId, BigDecimal> endedNow = new HashMap<>();

        Search(RunToValue run, PortfolioSelection which, Collection<Close> ended) {
            this.run = run;
            this.which = which;
            ended.forEach(close -> endedNow.put(close.portfolio(), close.total()));
        }

        Map<PortfolioId, Base> of(List<Eligible> portfolios) {
            var closes = lastCloses.before(today(portfolios), ids(portfolios), which);
            var bases = new HashMap<PortfolioId, Base>();
            var others = new ArrayList<Eligible>();
            for (var one : portfolios) {
                endedJustNow(one)
                        .or(() -> lastClose(one, closes.get(one.portfolio())))
                        .ifPresentOrElse(
                                base -> bases.put(one.portfolio(), base), () -> others.add(one));
            }
            if (!others.isEmpty()) {
                var began = began(others);
                others.forEach(one ->
                        beganToday(one, began.get(one.portfolio()))
                                .ifPresent(base -> bases.put(one.portfolio(), base)));
            }
            return bases;
        }

        private Map<ZoneId, LocalDate> today(List<Eligible> portfolios) {
            var days = new HashMap<ZoneId, LocalDate>();
            portfolios.forEach(one -> days.computeIfAbsent(one.zone(), run::dayIn));
            return days;
        }

        private Optional<Base> endedJustNow(Eligible one) {
            return Optional.ofNullable(endedNow.get(one.portfolio()))
                    .map(worth ->
                            new Base(
                                    worth,
                                    new Since(
                                            one.portfolio(),
                                            run.previous().orElseThrow().positionSequence(),
                                            null)));
        }

        private Optional<Base> lastClose(Eligible one, @Nullable LastClose close) {
            return close == null
                    ? Optional.empty()
                    : Optional.of(new Base(close.worth(), FlowsSince.close(one, close)));
        }

        /// Nothing was there before midnight: all of it came in since.
        private Optional<Base> beganToday(Eligible one, @Nullable Instant first) {
            var today = run.dayIn(one.zone());
            return first == null || !first.isBefore(FlowsSince.midnight(today, one))
                    ? Optional.of(new Base(BigDecimal.ZERO, FlowsSince.beginningOf(today, one)))
                    : Optional.empty();
        }

        private Map<PortfolioId, Instant> began(List<Eligible> some) {
            return flows.began(which.narrowed(ids(some)));
        }

        private static List<PortfolioId> ids(List<Eligible> portfolios) {
            return portfolios.stream().map(Eligible::portfolio).toList();
        }
    }
}
