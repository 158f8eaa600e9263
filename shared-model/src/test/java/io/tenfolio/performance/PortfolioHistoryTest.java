package io.tenfolio.performance;

import static io.tenfolio.testing.Given.APPLE;
import static io.tenfolio.testing.Given.DOLLARS;
import static io.tenfolio.testing.Given.EUROS;
import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.TESCO;
import static io.tenfolio.testing.Given.aLedger;
import static io.tenfolio.testing.Given.prices;
import static io.tenfolio.testing.Given.rates;
import static io.tenfolio.testing.Given.worth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tenfolio.ledger.RateHistory;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.price.PriceHistory;
import io.tenfolio.testing.LedgerBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortfolioHistoryTest {
    private static final LocalDate START = LocalDate.parse("2026-01-05");
    private static final int DAYS = 40;

    @Property(tries = 200)
    void explainsEveryChangeOfWorthOfAnyLedger(
            @ForAll long seed,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(max = DAYS) int to,
            @ForAll CostMethod method) {
        var history = new RandomLife(seed).history(method);
        var period = period(Math.min(from, to), Math.max(from, to));

        var identity = history.identity(period);

        assertThat(identity.holds()).as("unexplained: %s", identity.difference()).isTrue();
    }

    /// What other lines leave over is called a currency gain, so here it would show what they forget.
    @Property(tries = 100)
    void knowsNoCurrencyGainsWhereThereIsOneCurrency(
            @ForAll long seed, @ForAll @IntRange(max = DAYS) int from, @ForAll CostMethod method) {
        var identity = new RandomLife(seed, true).history(method).identity(period(from, DAYS));

        assertThat(identity.currencyGains()).isEqualTo(worth("0 EUR"));
        assertThat(identity.unrealised().fromCurrency()).isEqualTo(worth("0 EUR"));
        assertThat(identity.realised().fromCurrency()).isEqualTo(worth("0 EUR"));
        assertThat(identity.holds()).isTrue();
    }

    @Property(tries = 100)
    void endsOnePeriodWithTheWorthTheNextBeginsWith(
            @ForAll long seed, @ForAll @IntRange(max = DAYS) int cut) {
        var history = new RandomLife(seed).history(CostMethod.FIFO);

        assertThat(history.identity(period(0, cut)).finalWorth())
                .isEqualTo(history.identity(period(cut, DAYS)).initial());
    }

    @Property(tries = 50)
    void tellsTheSameWorthByDayAsByPeriod(@ForAll long seed) {
        var history = new RandomLife(seed).history(CostMethod.MOVING_AVERAGE);

        var days = history.days(period(0, DAYS));

        assertThat(days.getLast().value())
                .isEqualByComparingTo(history.identity(period(0, DAYS)).finalWorth().amount());
    }

    @Test
    void countsWhatWasHeldAtTheStartAsBoughtAtItsWorthThen() {
        var ledger =
                aLedger()
                        .on("2026-01-05")
                        .deposit("1000 EUR")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-01-15")
                        .sell("4", SIEMENS, "600 EUR");
        var prices =
                prices().on("2026-01-05", SIEMENS, "100 EUR")
                        .on("2026-01-10", SIEMENS, "130 EUR")
                        .on("2026-01-20", SIEMENS, "160 EUR");

        var identity =
                inEuros(ledger, RateHistory.none(), prices)
                        .identity(between("2026-01-12", "2026-01-31"));

        assertThat(identity.initial()).isEqualTo(worth("1300 EUR"));
        assertThat(identity.realised().total()).isEqualTo(worth("80 EUR"));
        assertThat(identity.unrealised().total()).isEqualTo(worth("180 EUR"));
        assertThat(identity.finalWorth()).isEqualTo(worth("1560 EUR"));
        assertThat(identity.difference()).isEqualTo(worth("0 EUR"));
    }

    @Test
    void tellsWhatRatesDidToCashFromWhatTheyDidToHoldings() {
        var ledger = aLedger().on("2026-01-05").deposit("2000 USD").buy("10", APPLE, "1000 USD");
        var rates = rates().on("2026-01-01", "EUR/USD", "1.25").on("2026-01-10", "EUR/USD", "1.00");
        var prices = prices().on("2026-01-05", APPLE, "100 USD");

        var identity = inEuros(ledger, rates, prices).identity(between("2026-01-04", "2026-01-31"));

        assertThat(identity.transfers()).isEqualTo(worth("1600 EUR"));
        assertThat(identity.currencyGains()).isEqualTo(worth("200 EUR"));
        assertThat(identity.unrealised().total()).isEqualTo(worth("200 EUR"));
        assertThat(identity.unrealised().fromCurrency()).isEqualTo(worth("200 EUR"));
        assertThat(identity.finalWorth()).isEqualTo(worth("2000 EUR"));
    }

    @Test
    void countsTheSpreadOfAnExchangeAsACurrencyGainAndItsFeeAsAFee() {
        var ledger =
                aLedger()
                        .on("2026-01-05")
                        .deposit("1000 EUR")
                        .on("2026-01-06")
                        .exchange("1000 EUR", "1200 USD");
        var rates = rates().on("2026-01-01", "EUR/USD", "1.25");

        var identity =
                inEuros(ledger, rates, prices()).identity(between("2026-01-05", "2026-01-31"));

        assertThat(identity.currencyGains()).isEqualTo(worth("-40 EUR"));
        assertThat(identity.finalWorth()).isEqualTo(worth("960 EUR"));
        assertThat(identity.holds()).isTrue();
    }

    @Test
    void countsEntriesByTheDayInThePortfoliosZone() {
        var ledger =
                aLedger()
                        .at(LocalDate.parse("2026-01-05").atTime(20, 0).toInstant(ZoneOffset.UTC))
                        .deposit("100 EUR");
        var india =
                new PortfolioHistory(
                        ledger.ledger(),
                        Currency.getInstance("EUR"),
                        ZoneId.of("Asia/Kolkata"),
                        CostMethod.FIFO,
                        RateHistory.none(),
                        prices());

        // it is the sixth in India already
        assertThat(india.identity(between("2026-01-04", "2026-01-05")).finalWorth())
                .isEqualTo(worth("0 EUR"));
        assertThat(india.identity(between("2026-01-05", "2026-01-06")).transfers())
                .isEqualTo(worth("100 EUR"));
    }

    @Test
    void returnsWhatTheInvestmentsDidWhateverWasPaidInWhen() {
        var ledger =
                aLedger()
                        .on("2026-01-05")
                        .deposit("1000 EUR")
                        .buy("10", SIEMENS, "1000 EUR")
                        .on("2026-01-07")
                        .deposit("1100 EUR")
                        .buy("10", SIEMENS, "1100 EUR");
        var prices =
                prices().on("2026-01-05", SIEMENS, "100 EUR")
                        .on("2026-01-06", SIEMENS, "110 EUR")
                        .on("2026-01-08", SIEMENS, "121 EUR");
        var history = inEuros(ledger, RateHistory.none(), prices);

        assertThat(history.timeWeightedReturn(between("2026-01-05", "2026-01-08")).total())
                .isCloseTo(0.21, within(1e-12));
        assertThat(history.moneyWeightedReturn(between("2026-01-05", "2026-01-08")))
                .isInstanceOf(MoneyWeightedReturn.Rate.class);
    }

    @Test
    void refusesToGuessAPriceNobodyEverTold() {
        var ledger = aLedger().on("2026-01-05").deliveryIn("1", SIEMENS, "100 EUR");

        assertThatExceptionOfType(PriceHistory.UnknownPrice.class)
                .isThrownBy(() ->
                        inEuros(ledger, RateHistory.none(), prices())
                                .identity(between("2026-01-05", "2026-01-06")))
                .withMessageStartingWith("There is no price of instrument 12");
    }

    private static PortfolioHistory inEuros(
            LedgerBuilder ledger, RateHistory rates, PriceHistory prices) {
        return new PortfolioHistory(
                ledger.ledger(),
                Currency.getInstance("EUR"),
                ZoneOffset.UTC,
                CostMethod.FIFO,
                rates,
                prices);
    }

    private static Period between(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static Period period(int from, int to) {
        return new Period(START.plusDays(from), START.plusDays(to));
    }

    /// Forty days of anything that can be booked, in three currencies and three accounts, with daily prices and
    /// rates; even what was never held is sold, sold short, split or reversed.
    private static final class RandomLife {
        /// Kinds of things to happen; the last ones need another currency.
        private static final int ALL = 25;

        private static final int FOREIGN = 3;

        private final Random random;
        private final boolean onlyEuros;
        private final LedgerBuilder ledger = aLedger();
        private final io.tenfolio.testing.Rates rates = rates();
        private final io.tenfolio.testing.PricePath prices = prices();

        RandomLife(long seed) {
            this(seed, false);
        }

        RandomLife(long seed, boolean onlyEuros) {
            this.onlyEuros = onlyEuros;
            random = new Random(seed);
            for (int day = 0; day <= DAYS; day++) {
                var date = START.plusDays(day).toString();
                rates.on(date, "EUR/USD", decimal(10_000, 15_000, 4));
                prices.on(date, SIEMENS, decimal(5_000, 20_000, 2) + " EUR");
                prices.on(date, APPLE, decimal(5_000, 20_000, 2) + " USD");
                rates.on(date, "EUR/GBP", decimal(8_000, 9_500, 4));
                prices.on(date, TESCO, decimal(200, 600, 2) + " GBP");
                for (int i = random.nextInt(3); i > 0; i--) live(date);
            }
        }

        private void live(String date) {
            ledger.on(date).in(random.nextInt(4) == 0 ? 2 : 1).charged(small(), small());
            if (random.nextInt(5) == 0) ledger.in(9); // where shorts are allowed
            var dollars = !onlyEuros && random.nextBoolean();
            var instrument = dollars ? APPLE : SIEMENS;
            var amount = decimal(100, 500_000, 2) + (dollars ? " USD" : " EUR");
            var units = decimal(1, 50_000, 3);
            switch (random.nextInt(onlyEuros ? ALL - FOREIGN : ALL)) {
                case 0 -> ledger.deposit(amount);
                case 1 -> ledger.withdraw(amount);
                case 2, 3, 4 -> ledger.buy(units, instrument, amount);
                case 5 -> ledger.bonus(units, instrument);
                case 6, 7 -> ledger.sell(units, instrument, amount);
                case 8 -> ledger.dividend(instrument, amount);
                case 9 -> ledger.interest(amount);
                case 10 -> ledger.fee(amount).taxRefund(amount);
                case 11 -> ledger.taxes(amount).feeRefund(amount);
                case 12 -> ledger.deliveryIn(units, instrument, amount);
                case 13 -> ledger.deliveryOut(units, instrument, amount);
                case 14 -> ledger.in(1).transferTo(2, units, instrument);
                case 15 -> ledger.split(instrument, random.nextInt(1, 5), random.nextInt(1, 5));
                case 16 -> ledger.in(2).transferTo(9, units, instrument);
                case 17 -> ledger.in(1).transferTo(9, units, instrument);
                case 18 -> ledger.fee(instrument, amount).taxes(instrument, amount);
                case 19 -> ledger.interest("-" + amount);
                case 20 -> ledger.in(1).transferTo(2, amount(amount), dollars ? DOLLARS : EUROS);
                case 21 -> {
                    if (!ledger.entries().isEmpty()) {
                        ledger.reverse(random.nextInt(ledger.entries().size()) + 1);
                    }
                }
                case 22 -> ledger.buy(units, TESCO, decimal(100, 500_000, 2) + " GBP");
                case 23 -> ledger.atRate(decimal(6_000, 12_000, 4)).buy(units, APPLE, inDollars());
                default -> ledger.exchange(decimal(100, 9_999, 2) + " EUR", inDollars());
            }
        }

        PortfolioHistory history(CostMethod method) {
            return new PortfolioHistory(
                    ledger.ledger(),
                    Currency.getInstance("EUR"),
                    ZoneOffset.UTC,
                    method,
                    rates,
                    prices);
        }

        private static String amount(String money) {
            return money.substring(0, money.indexOf(' '));
        }

        private String inDollars() {
            return decimal(100, 500_000, 2) + " USD";
        }

        private String small() {
            return random.nextInt(3) == 0 ? decimal(1, 999, 2) : "0";
        }

        private String decimal(int from, int to, int digits) {
            return BigDecimal.valueOf(random.nextInt(from, to), digits).toPlainString();
        }
    }
}
