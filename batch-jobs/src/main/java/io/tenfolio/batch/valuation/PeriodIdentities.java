package io.tenfolio.batch.valuation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.ledger.LedgersThen;
import io.tenfolio.db.ledger.Positions;
import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.db.price.PricePaths;
import io.tenfolio.db.price.Prices;
import io.tenfolio.db.report.ReportPortfolios;
import io.tenfolio.db.report.ReportPortfolios.Owned;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Ledger;
import io.tenfolio.ledger.Listings;
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.ledger.UnknownRate;
import io.tenfolio.performance.Period;
import io.tenfolio.performance.PeriodIdentity;
import io.tenfolio.performance.PortfolioHistory;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.PriceHistory;
import io.tenfolio.valuation.Holding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Works out for portfolios whether what they earned, paid, gained and were given over the last days explains what they are worth: where it
/// does not, the ledger or the arithmetic is wrong.
@Component
public class PeriodIdentities {
    /// Entries are seldom dated back further.
    private static final int DAYS = 31;

    private final ReportPortfolios portfolios;
    private final LedgersThen ledgers;
    private final Positions positions;
    private final Instruments instruments;
    private final Prices prices;
    private final PricePaths paths;
    private final Clock clock;
    private final BiFunction<PortfolioHistory, Period, PeriodIdentity> arithmetic;

    @Autowired
    public PeriodIdentities(
            ReportPortfolios portfolios,
            LedgersThen ledgers,
            Positions positions,
            Instruments instruments,
            Prices prices,
            PricePaths paths,
            Clock clock) {
        this(
                portfolios,
                ledgers,
                positions,
                instruments,
                prices,
                paths,
                clock,
                PortfolioHistory::identity);
    }

    /// With other arithmetic, to see that what is wrong is found.
    PeriodIdentities(
            ReportPortfolios portfolios,
            LedgersThen ledgers,
            Positions positions,
            Instruments instruments,
            Prices prices,
            PricePaths paths,
            Clock clock,
            BiFunction<PortfolioHistory, Period, PeriodIdentity> arithmetic) {
        this.portfolios = portfolios;
        this.ledgers = ledgers;
        this.positions = positions;
        this.instruments = instruments;
        this.prices = prices;
        this.paths = paths;
        this.clock = clock;
        this.arithmetic = arithmetic;
    }

    /// A portfolio whose lines do not sum to its worth.
    public record Differing(PortfolioId portfolio, PeriodIdentity identity) {}

    /// Among those numbered `first` to `last`, over the days up to yesterday in each one's zone. What cannot be told for want of a price or
    /// a rate is a gap and does not differ.
    public List<Differing> differing(PortfolioId first, PortfolioId last) {
        var sequence = positions.sequence();
        var listings = Listings.of(instruments.all().values());
        var books = ledgers.between(first, last, sequence, listings);
        var held =
                positions.between(first, last, sequence).stream()
                        .collect(toMap(Held::portfolio, Held::holdings));
        var rates = prices.rateHistory();
        var differing = new ArrayList<Differing>();
        portfolios.between(first, last, sequence).stream()
                .map(Owned::portfolio)
                .filter(portfolio -> books.containsKey(portfolio.id()))
                .collect(groupingBy(Portfolio::zone))
                .forEach((zone, some) ->
                        differing.addAll(new InZone(zone, rates).of(some, books, held)));
        return differing;
    }

    /// The portfolios of one zone: their days end at the same moments.
    private final class InZone {
        private final ZoneId zone;
        private final RateHistory rates;
        private final Period period;

        InZone(ZoneId zone, RateHistory rates) {
            this.zone = zone;
            this.rates = rates;
            var yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
            this.period = new Period(yesterday.minusDays(DAYS), yesterday);
        }

        List<Differing> of(
                List<Portfolio> some,
                Map<PortfolioId, Ledger> books,
                Map<PortfolioId, List<Holding>> held) {
            var path =
                    paths.of(
                            instruments(some, held),
                            List.of(endOf(period.start()), endOf(period.end())),
                            clock.instant());
            return some.stream()
                    .flatMap(portfolio ->
                            Optional.ofNullable(books.get(portfolio.id()))
                                    .flatMap(ledger -> differing(portfolio, ledger, path))
                                    .stream())
                    .toList();
        }

        private Optional<Differing> differing(
                Portfolio portfolio, Ledger ledger, PriceHistory path) {
            var history =
                    new PortfolioHistory(
                            ledger,
                            portfolio.baseCurrency(),
                            zone,
                            portfolio.costMethod(),
                            rates,
                            path);
            try {
                return Optional.of(arithmetic.apply(history, period))
                        .filter(identity -> !identity.holds())
                        .map(identity -> new Differing(portfolio.id(), identity));
            } catch (UnknownRate | PriceHistory.UnknownPrice e) {
                return Optional.empty();
            }
        }

        /// Closed positions too: they may have been held when the days began.
        private Set<InstrumentId> instruments(
                List<Portfolio> some, Map<PortfolioId, List<Holding>> held) {
            return some.stream()
                    .flatMap(portfolio -> held.getOrDefault(portfolio.id(), List.of()).stream())
                    .filter(holding -> !holding.isCash())
                    .map(Holding::instrument)
                    .collect(toSet());
        }

        /// The last moment that the database can tell from the next day.
        private Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        }
    }
}
