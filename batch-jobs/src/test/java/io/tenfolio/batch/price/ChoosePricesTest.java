package io.tenfolio.batch.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenfolio.access.Role;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.job.LostRun;
import io.tenfolio.db.job.Runs.Claim;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Prices;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.job.Slot;
import io.tenfolio.job.StepCounts;
import io.tenfolio.marketsim.Fault;
import io.tenfolio.marketsim.Source;
import io.tenfolio.money.UnitPrice;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoosePricesTest {
    private static PretendMarket market;

    @BeforeAll
    static void open() {
        var settings = new HashMap<String, Object>();
        settings.put("tenfolio.sources.twelvedata.attempts", 1);
        market = new PretendMarket(8, settings);
        openAnAccount();
    }

    @AfterAll
    static void close() {
        market.close();
    }

    @BeforeEach
    void knowYesterday() {
        market.knowYesterday();
    }

    @AfterEach
    void heal() {
        market.sim().faults().clear();
    }

    @Test
    void keepsWhichAnswerEachPriceCameFrom() {
        var claim = fetched();

        var chosen = market.chosen(claim);

        assertThat(chosen.prices()).hasSize(market.instruments().size());
        assertThat(chosen.prices().values())
                .allSatisfy(price -> {
                    assertThat(price.quality()).isEqualTo(Quality.FRESH);
                    assertThat(rawQuoteOf(price.id())).isNotNull();
                });
    }

    @Test
    void countsWhatWasSaidAndWhatIsNewInIt() {
        var claim = market.claim();
        var fetch = market.bean(FetchPrices.class).run(claim);
        var choice = market.bean(ChoosePrices.class).run(claim);

        assertThat(fetch.written()).isPositive().isLessThanOrEqualTo(fetch.read());
        assertThat(choice.read()).isGreaterThanOrEqualTo(market.instruments().size());
        assertThat(choice.written()).isPositive().isLessThanOrEqualTo(choice.read());
        assertThat(market.bean(ChoosePrices.class).run(claim)).isEqualTo(StepCounts.NONE);
    }

    @Test
    void keepsTheMarketOfARunOnceItIsFrozen() {
        var claim = fetched();
        var first = market.chosen(claim);
        market.sim()
                .faults()
                .set(Source.TWELVEDATA, new Fault.PriceOff(new BigDecimal("2"), Set.of()));
        market.bean(FetchPrices.class).run(claim);

        var again = market.chosen(claim);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void writesNothingForARunThatIsNoLongerOurs() {
        var claim = fetched();
        long before = count("price");
        market.database().jdbc().sql("update run set epoch = 2").update();

        assertThatThrownBy(() -> market.bean(ChoosePrices.class).run(claim))
                .isInstanceOf(LostRun.class);

        assertThat(count("price")).isEqualTo(before);
        assertThat(count("run_market")).isZero();
    }

    @Test
    void marksAPriceStaleThatStandsBecauseItsSourceIsSilent() {
        market.sim().faults().set(Source.TWELVEDATA, new Fault.ServerError());

        var chosen = market.chosen(fetched());

        for (var id : market.of(Source.TWELVEDATA)) {
            assertThat(chosen.price(id).orElseThrow().quality()).isEqualTo(Quality.STALE);
        }
        for (var id : market.of(Source.COINGECKO)) {
            assertThat(chosen.price(id).orElseThrow().quality()).isEqualTo(Quality.FRESH);
        }
    }

    @Test
    void refusesOneBadPriceAndTakesTheOthersOfTheSameAnswer() {
        var bad = market.instruments().get(market.of(Source.TWELVEDATA).getFirst());
        market.sim()
                .faults()
                .set(
                        Source.TWELVEDATA,
                        new Fault.PriceOff(new BigDecimal(100), Set.of(bad.symbol())));

        var chosen = market.chosen(fetched());

        var fresh =
                market.of(Source.TWELVEDATA).stream()
                        .filter(id -> chosen.price(id).orElseThrow().quality() == Quality.FRESH);
        assertThat(fresh).hasSize(market.of(Source.TWELVEDATA).size() - 1);
        assertThat(deadLetters())
                .singleElement()
                .asString()
                .startsWith(
                        "twelvedata IMPLAUSIBLE: 1 refused as it is too far from the last one: "
                                + bad.symbol());
    }

    @Test
    void believesAJumpThatASplitExplains() {
        var id = market.of(Source.TWELVEDATA).getFirst();
        var symbol = market.instruments().get(id).symbol();
        market.sim()
                .faults()
                .set(Source.TWELVEDATA, new Fault.PriceOff(new BigDecimal("0.05"), Set.of(symbol)));
        book(id, "'SPLIT', null, null, null, 20, 1");

        var chosen = market.chosen(fetched());

        assertThat(chosen.price(id).orElseThrow().quality()).isEqualTo(Quality.FRESH);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void estimatesByTheLastTradeWhatNeverHadAPrice() {
        market.sim().faults().set(Source.TWELVEDATA, new Fault.ServerError());
        var id = market.of(Source.TWELVEDATA).getFirst();
        var currency = market.instruments().get(id).currency();
        market.database()
                .ownerJdbc()
                .sql("delete from price where instrument_id = " + id.value())
                .update();
        book(id, "'BUY', 4, 50, '%s', null, null".formatted(currency));

        var chosen = market.chosen(fetched());

        var price = chosen.price(id).orElseThrow();
        assertThat(price.perUnit()).isEqualTo(UnitPrice.of("12.5", currency));
        assertThat(price.quality()).isEqualTo(Quality.ESTIMATED);
    }

    @Test
    void usesWhatWasRecordedByThenForASlotThatHasPassed() {
        var before = market.bean(Prices.class).latest(Instant.now());
        market.chosen(fetched());
        market.database()
                .ownerJdbc()
                .sql(
                        "update price set recorded_at = recorded_at - interval 1 day where raw_quote_id is null")
                .update();
        market.database()
                .ownerJdbc()
                .sql("update rate set recorded_at = recorded_at - interval 1 day")
                .update();
        var slot = Slot.containing(Instant.now().minus(Duration.ofHours(2)), Slot.DEFAULT_STEP);
        var claim = market.claim(slot);
        market.bean(FetchPrices.class).run(claim);

        var chosen = market.chosen(claim);

        assertThat(chosen.prices()).hasSameSizeAs(before);
        before.forEach((id, price) ->
                assertThat(chosen.price(id).orElseThrow().id()).isEqualTo(price.id()));
    }

    @Test
    void writesTheSamePriceOnce() {
        market.chosen(fetched());
        long rates = count("rate");
        long funds = countOf(Source.AMFI);

        market.chosen(fetched());

        assertThat(count("rate")).isEqualTo(rates);
        assertThat(countOf(Source.AMFI)).isEqualTo(funds);
    }

    private static Claim fetched() {
        var claim = market.claim();
        market.bean(FetchPrices.class).run(claim);
        return claim;
    }

    private static void openAnAccount() {
        var owner = market.bean(Users.class).create("ada", "Ada", "hash", Role.INVESTOR, false);
        var portfolio = new PortfolioId(1);
        market.bean(Portfolios.class)
                .createAll(
                        List.of(
                                new Portfolio(
                                        portfolio,
                                        owner,
                                        "Savings",
                                        Currency.getInstance("EUR"),
                                        ZoneOffset.UTC,
                                        Portfolio.CostMethod.FIFO)),
                        List.of(
                                new Account(
                                        new AccountId(1),
                                        portfolio,
                                        "Depot",
                                        Account.Kind.BROKERAGE,
                                        false)));
    }

    private static void book(InstrumentId instrument, String values) {
        market.database()
                .ownerJdbc()
                .sql(
                        """
                        insert into ledger_entry (account_id, instrument_id, effective_at, recorded_at,
                                                  kind, quantity, gross, currency, ratio_new, ratio_old)
                        values (1, %d, utc_timestamp(6) - interval 5 minute, utc_timestamp(6), %s)
                        """
                                .formatted(instrument.value(), values))
                .update();
    }

    private static long count(String table) {
        return market.database()
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static long countOf(Source source) {
        return market.database()
                .jdbc()
                .sql("select count(*) from price where source = ?")
                .param(source.code())
                .query(Long.class)
                .single();
    }

    private static Long rawQuoteOf(long price) {
        return market.database()
                .jdbc()
                .sql("select raw_quote_id from price where id = ?")
                .param(price)
                .query(Long.class)
                .single();
    }

    private static List<String> deadLetters() {
        return market.database()
                .jdbc()
                .sql("select concat(subject, ': ', reason) from dead_letter")
                .query(String.class)
                .list();
    }
}
