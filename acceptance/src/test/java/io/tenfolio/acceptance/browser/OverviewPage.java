package io.tenfolio.acceptance.browser;

import com.microsoft.playwright.Page;

/// The overview in somebody's browser.
final class OverviewPage {
    private static final String TOTAL =
            "document.querySelector('live-figure.total')?.shadowRoot?.textContent?.trim()";

    private final Page page;

    OverviewPage(Page page) {
        this.page = page;
    }

    static OverviewPage logIn(Page page, String url, String login, String password) {
        page.navigate(url);
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.locator(".overview").waitFor();
        return new OverviewPage(page);
    }

    String total() {
        page.waitForFunction("() => (" + TOTAL + " ?? '') !== ''");
        return (String) page.evaluate("() => " + TOTAL);
    }

    void awaitTotal(String shown, double millis) {
        page.waitForFunction(
                "shown => " + TOTAL + " === shown",
                shown,
                new Page.WaitForFunctionOptions().setTimeout(millis).setPollingInterval(20));
    }

    void awaitAnotherTotal(String shown, double millis) {
        page.waitForFunction(
                "shown => " + TOTAL + " !== shown",
                shown,
                new Page.WaitForFunctionOptions().setTimeout(millis).setPollingInterval(20));
    }

    /// From when the prices are, as the page says it.
    String asOf() {
        return page.locator(".as-of").textContent();
    }

    /// One of the figures beside the total, by its place.
    String fact(int place) {
        return (String)
                page.evaluate(
                        "place => document.querySelectorAll('.facts live-figure')[place].shadowRoot.textContent.trim()",
                        place);
    }

    /// Leaves a mark that a reload would wipe out.
    void mark() {
        page.evaluate("() => { window.neverReloaded = true; }");
    }

    boolean wasNeverReloaded() {
        return Boolean.TRUE.equals(page.evaluate("() => window.neverReloaded === true"));
    }

    void awaitBadge(String className, double millis) {
        page.waitForFunction(
                "name => document.querySelector('freshness-badge')?.shadowRoot?.querySelector('.badge.' + name) != null",
                className,
                new Page.WaitForFunctionOptions().setTimeout(millis));
    }

    /// Whether the page says that it reads the database without the cache.
    boolean tellsThatTheCacheIsAway() {
        return page.locator(".note").first().isVisible();
    }

    void awaitCharts() {
        page.waitForFunction(
                "() => document.querySelector('value-chart')?.shadowRoot?.querySelector('svg path') != null"
                        + " && document.querySelector('share-donut')?.shadowRoot?.querySelector('svg path') != null");
    }
}
