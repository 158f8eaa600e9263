package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import io.tenfolio.acceptance.browser.DataFolder.Investor;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An investor's way from a trade to its figures: what it does stands beside the form, then on the overview that was open all the time.
class InvestorInABrowserTest {
    private static final double SEEN_WITHIN_MILLIS = 2_000;

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void booksABuyThatItsOpenOverviewShowsWithinTwoSeconds() throws IOException {
        var clara = demo.data().investorsWhoseWorthMoves("en").get(1);
        var coin = demo.data().coinOf(clara);
        demo.awaitTimeBeforeTheNextSlot();
        var page = demo.chromium().person();
        var overview = demo.logIn(page, clara);
        overview.mark();
        var before = overview.total();

        var form = formOf(page, clara);
        choose(form, coin);
        form.getByLabel("Quantity", exactly()).fill("2");
        form.getByLabel("Price of one", exactly()).fill("100");
        form.getByLabel("Fee", exactly()).fill("1.50");

        var effect = form.locator(".effect tbody");
        effect.getByText(coin + " held").waitFor();
        effect.getByText("Cash").first().waitFor();
        assertThat(overview.total()).isEqualTo(before);

        form.locator(".booking vaadin-button:text-is(\"Book\")").click();
        form.locator(".page.ledger").waitFor();
        overview.awaitAnotherTotal(before, SEEN_WITHIN_MILLIS);

        assertThat(overview.wasNeverReloaded()).isTrue();
        assertThat(form.locator(".page.ledger").textContent()).contains(coin);
        var shown = overview.total();
        form.navigate(demo.url());
        assertThat(new OverviewPage(form).total()).isEqualTo(shown);
        page.context().close();
    }

    /// In a second tab, by the overview's own link.
    private static Page formOf(Page page, Investor investor) {
        var form = page.context().newPage();
        form.setDefaultTimeout(60_000);
        form.navigate(demo.url() + "portfolio/" + investor.portfolio().value());
        form.locator(".answer-links a:text-is(\"Book\")").click();
        form.locator(".booking").waitFor();
        return form;
    }

    private static void choose(Page form, String symbol) {
        form.getByLabel("Instrument", exactly()).fill(symbol);
        form.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText(symbol + " ·"))
                .first()
                .click();
    }

    private static GetByLabelOptions exactly() {
        return new GetByLabelOptions().setExact(true);
    }
}
