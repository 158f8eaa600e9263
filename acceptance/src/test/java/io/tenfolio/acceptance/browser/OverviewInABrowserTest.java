package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tenfolio.acceptance.browser.DataFolder.Investor;
import io.tenfolio.job.RunId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an investor sees without touching anything, and what they never see.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewInABrowserTest {
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(20);

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    static DataFolder data;
    static Investor anna;
    static Investor bernd;

    @BeforeAll
    static void twoInvestors() {
        data = demo.data();
        anna = data.investorWhoseWorthMoves("en");
        bernd = data.investorWhoseWorthMoves("de");
    }

    @Test
    void aPushedTradeShowsWithinTwoSecondsToWhoHoldsItAndToNobodyElse()
            throws IOException, InterruptedException {
        var coin = data.pushedCoinOf(anna);
        var other = data.investorWithout(coin);
        demo.awaitTimeBeforeTheNextSlot();
        var annas = demo.logIn(anna);
        var others = demo.logIn(other);
        var before = annas.total();
        var othersTotal = others.total();
        assertThat(annas.asOf()).doesNotContain("Live price");

        var price = data.lastPrice(coin).multiply(new BigDecimal("1.05"));
        new PushedTrade(data.intake()).push(coin, price);
        long pushed = System.nanoTime();
        annas.awaitAnotherTotal(before, ARRIVES_WITHIN.toMillis());
        var took = Duration.ofNanos(System.nanoTime() - pushed);
        System.out.printf("A pushed trade showed after %d ms%n", took.toMillis());

        assertThat(took).isLessThanOrEqualTo(SEEN_WITHIN);
        await().pollInSameThread().until(() -> annas.asOf().contains("Live price"));
        assertThat(others.total()).isEqualTo(othersTotal);
        assertThat(others.asOf()).doesNotContain("Live price");
        oneMoreRun();
        awaitNewest(annas, anna);
        await().pollInSameThread()
                .atMost(ARRIVES_WITHIN)
                .until(() -> !annas.asOf().contains("Live price"));
    }

    /// After the others: the market moves once a minute, and most of that one is then over.
    @Test
    @Order(Integer.MAX_VALUE)
    void twoPeopleSeeTheirOwnNewTotalWithinTwoSecondsOfPublication() throws IOException {
        var annas = demo.logIn(anna);
        var bernds = demo.logIn(bernd);
        awaitNewest(annas, anna);
        awaitNewest(bernds, bernd);
        annas.mark();
        bernds.mark();

        assertThat(untilBothSee(annas, bernds)).isLessThanOrEqualTo(SEEN_WITHIN);
        assertThat(annas.wasNeverReloaded()).isTrue();
        assertThat(bernds.wasNeverReloaded()).isTrue();
    }

    /// How long the next run that changes both totals takes from its publication to both pages.
    private static Duration untilBothSee(OverviewPage annas, OverviewPage bernds) {
        var run = awaitRunThatMovesBoth(data.latestPublished().orElseThrow());
        long published = System.nanoTime();
        annas.awaitTotal(data.total(anna, run), ARRIVES_WITHIN.toMillis());
        bernds.awaitTotal(data.total(bernd, run), ARRIVES_WITHIN.toMillis());
        var took = Duration.ofNanos(System.nanoTime() - published);
        System.out.printf(
                "Both pages showed their new total %d ms after publication%n", took.toMillis());
        return took;
    }

    @Test
    void nobodyReadsAnothersPortfolioByAnyUrl() throws IOException {
        var page = demo.chromium().person();
        demo.logIn(page, anna);
        var secret = data.total(bernd, data.latestPublished().orElseThrow());

        for (var path :
                new String[] {
                    "portfolio/" + bernd.portfolio().value(),
                    "portfolio/" + bernd.portfolio().value() + "?range=All&by=sector",
                    "portfolio/0" + bernd.portfolio().value(),
                    "portfolio/999999999999",
                    "portfolio/-1"
                }) {
            page.navigate(demo.url() + path);
            page.locator(".message-page").waitFor();

            assertThat(page.locator(".overview").count()).as(path).isZero();
            assertThat(page.content()).as(path).doesNotContain(secret);
        }
    }

    @Test
    void readsTheDatabaseWhileTheCacheIsSilentOrGoneAndSaysSoAndWhenItsServerIsGone()
            throws IOException {
        var port = Program.freePort();
        var cluster =
                new String[] {
                    "--tenfolio.hazelcast.cluster-name=apart",
                    "--tenfolio.hazelcast.port=" + port,
                    "--tenfolio.hazelcast.members=127.0.0.1:" + port
                };
        try (var cache = demo.cacheNode("cache-apart", cluster);
                var pages = demo.webNode("web-apart", cluster)) {
            var page = demo.logIn(pages, anna);
            page.mark();
            awaitTelling(page, false);

            cache.freeze();
            oneMoreRun();
            awaitTelling(page, true);
            awaitNewest(page, anna);
            cache.thaw();
            awaitTelling(page, false);

            cache.kill();
            oneMoreRun();
            awaitTelling(page, true);
            awaitNewest(page, anna);
            assertThat(page.wasNeverReloaded()).isTrue();

            var shown = page.total();
            pages.kill();
            page.awaitBadge("gone", 15_000);
            assertThat(page.total()).isEqualTo(shown);
        }
    }

    private static void oneMoreRun() {
        demo.awaitTimeBeforeTheNextSlot();
        var before = data.latestPublished().orElseThrow();
        data.askForARunNow();
        awaitRunAfter(before);
    }

    /// A page looks every three seconds; a member that slept takes some to find its way back.
    private static void awaitTelling(OverviewPage page, boolean away) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> page.tellsThatTheCacheIsAway() == away);
    }

    @Test
    void fitsEveryWidthFromAPhoneOn() throws IOException {
        var page = demo.chromium().person(1920, 800, ColorScheme.LIGHT);
        demo.logIn(page, anna).awaitCharts();
        for (int width : new int[] {1920, 1360, 1024, 768, 414, 360}) {
            page.setViewportSize(width, 800);

            page.waitForFunction(
                    "() => document.documentElement.scrollWidth === innerWidth",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(5_000));
        }
        page.context().close();
    }

    /// Asks until the market has moved: it does so once a minute.
    private static RunId awaitRunThatMovesBoth(RunId before) {
        var annasBefore = data.total(anna, before);
        var berndsBefore = data.total(bernd, before);
        var run = before;
        for (int runs = 0; runs < 40; runs++) {
            demo.awaitTimeBeforeTheNextSlot();
            data.askForARunNow();
            run = awaitRunAfter(run);
            if (!data.total(anna, run).equals(annasBefore)
                    && !data.total(bernd, run).equals(berndsBefore)) {
                return run;
            }
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        }
        throw new AssertionError("The market did not move in three minutes");
    }

    /// A page comes to show what the newest run says of its person, whichever run that is by then.
    private static void awaitNewest(OverviewPage page, Investor investor) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        page.total()
                                .equals(
                                        data.total(
                                                investor, data.latestPublished().orElseThrow())));
    }

    private static RunId awaitRunAfter(RunId before) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> data.latestPublished().orElseThrow(),
                        run -> run.compareTo(before) > 0);
    }
}
