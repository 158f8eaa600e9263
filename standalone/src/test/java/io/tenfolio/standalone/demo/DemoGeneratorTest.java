package io.tenfolio.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.marketsim.Market;
import io.tenfolio.portfolio.Account;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoGeneratorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static DemoGenerator generator() {
        var clock = InstantSource.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
        return new DemoGenerator(DemoGenerator.SEED, Market.demo(DemoGenerator.SEED, clock), TODAY);
    }

    private static final DemoGenerator GENERATOR = generator();
    private static final List<DemoPortfolio> FORTY = GENERATOR.portfolios(1, 40).toList();

    @Test
    void inventsTheSameEachTime() {
        assertThat(generator().portfolios(1, 40).toList()).isEqualTo(FORTY);
    }

    @Test
    void inventsAPortfolioTheSameWhoeverElseIsThere() {
        assertThat(GENERATOR.portfolios(17, 17)).containsExactly(FORTY.get(16));
    }

    @Test
    void givesEveryoneOneToFourAccountsInFourCurrencies() {
        assertThat(FORTY).allSatisfy(one -> assertThat(one.accounts()).hasSizeBetween(1, 4));
        assertThat(FORTY.stream().map(one -> one.portfolio().baseCurrency().getCurrencyCode()))
                .contains("EUR", "USD", "GBP", "INR");
        assertThat(FORTY.stream().flatMap(one -> one.accounts().stream()).map(Account::kind))
                .contains(Account.Kind.values());
    }

    @Test
    void namesNobodyTwice() {
        var logins =
                java.util.stream.LongStream.rangeClosed(1, 20_000)
                        .mapToObj(n -> DemoPeople.ownerOf(n, new java.util.Random(n)).login())
                        .toList();
        assertThat(new HashSet<>(logins)).hasSameSizeAs(logins);
    }

    @Test
    void booksEveryKindOfDailyLifeForThreeYears() {
        var kinds =
                FORTY.stream()
                        .flatMap(one -> one.entries().stream())
                        .map(entry -> entry.getClass().getSimpleName())
                        .collect(Collectors.toSet());
        assertThat(kinds)
                .contains(
                        "Deposit",
                        "Withdrawal",
                        "Buy",
                        "Sell",
                        "Dividend",
                        "Interest",
                        "Fee",
                        "Transfer",
                        "CurrencyExchange",
                        "Split");
        assertThat(FORTY.getFirst().opened()).isBefore(TODAY.minusYears(3).plusDays(10));
    }

    @Test
    void keepsEntriesInTheOrderOfTheirTimesAndNeverInTheFuture() {
        var now = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(FORTY)
                .allSatisfy(one ->
                        assertThat(one.entries())
                                .extracting(entry -> entry.booking().effectiveAt())
                                .isSorted()
                                .allMatch(at -> at.isBefore(now)));
    }

    @Test
    void makesAShareWorthTheSameAcrossItsSplit() {
        var split =
                GENERATOR.catalog().listings().stream()
                        .flatMap(listing -> GENERATOR.corporate().splitOf(listing).stream())
                        .findFirst()
                        .orElseThrow();
        var before = GENERATOR.prices().close(split.listing(), split.day().minusDays(1));
        var after = GENERATOR.prices().close(split.listing(), split.day());

        var jump = before.doubleValue() / after.doubleValue() / split.ratio();

        assertThat(jump).isBetween(0.8, 1.25);
    }

    @Test
    void buysForBillsThatAddUp() {
        var buys =
                FORTY.stream()
                        .flatMap(one -> one.entries().stream())
                        .filter(LedgerEntry.Buy.class::isInstance)
                        .map(LedgerEntry.Buy.class::cast)
                        .toList();
        assertThat(buys)
                .hasSizeGreaterThan(500)
                .allSatisfy(buy -> {
                    assertThat(buy.quantity().isPositive()).isTrue();
                    assertThat(buy.gross().isNegative()).isFalse();
                });
    }
}
