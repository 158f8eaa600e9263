package io.tenfolio.acceptance.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The pictures of `docs/pages.md`, each page light, dark and on a phone. They are made only when asked for.
class PicturesTest {
    private static final int WIDE = 1360;
    private static final int HIGH = 900;
    private static final int PHONE = 360;
    private static final int PHONE_HIGH = 780;

    /// Charts grow in for a third of a second.
    private static final int SETTLED_AFTER_MILLIS = 1_200;

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    static Path folder;

    @BeforeAll
    static void whenAskedFor() throws IOException {
        var wanted = System.getProperty("tenfolio.screenshots", "");
        assumeTrue(!wanted.isEmpty(), "Skipped: -Dtenfolio.screenshots=<folder> asks for pictures");
        folder = Files.createDirectories(Path.of(wanted));
    }

    @Test
    void ofTheDoor() throws IOException {
        var page = demo.chromium().person();
        take(page, "login", "login");
        take(page, "forgotten", "forgotten");
        page.context().close();
    }

    @Test
    void ofAnInvestor() throws IOException {
        var anna = demo.data().investorWhoseWorthMoves("en");
        var portfolio = anna.portfolio().value();
        var page = demo.chromium().person();
        demo.logIn(page, anna);

        take(page, "?range=1y", "overview");
        take(page, "portfolios", "portfolios");
        take(page, "portfolio/" + portfolio + "/settings", "portfolio");
        take(page, "account/" + demo.data().accountOf(anna), "account");
        take(page, "instrument/" + demo.data().idOf(demo.data().coinOf(anna)), "instrument");
        take(page, "instruments", "instruments");
        take(page, "ledger?portfolio=" + portfolio, "ledger");
        book(page, portfolio, demo.data().coinOf(anna));
        takeHere(page, "booking");
        report(page);
        takeHere(page, "reports");
        take(page, "notifications", "notices");
        take(page, "profile", "profile");
        take(page, "tokens", "tokens");
        page.context().close();
    }

    @Test
    void ofAnOperator() throws IOException {
        var page = demo.logInStaff("operator");
        var run = demo.data().latestPublished().orElseThrow();
        demo.data().aPortfolioThatCouldNotBeValued(run);
        demo.aRunThatFails();

        take(page, "admin/runs", "runs");
        take(page, "admin/run/%d/%d".formatted(run.slot().epochSecond(), run.revision()), "run");
        take(page, "admin/dead-letters", "dead-letters");
        take(page, "admin/schedules", "schedules");
        take(page, "admin/nodes", "nodes");
        take(page, "admin/sources", "sources");
        page.context().close();
    }

    @Test
    void ofAnAdministrator() throws IOException {
        var page = demo.logInStaff("admin");

        take(page, "admin/users", "users");
        take(page, "admin/users/" + demo.data().investorWhoseWorthMoves("en").id().value(), "user");
        take(page, "admin/audit", "audit");
        page.context().close();
    }

    private static void book(Page page, long portfolio, String coin) {
        page.navigate(
                "%sbook?portfolio=%d&kind=buy&instrument=%d"
                        .formatted(demo.url(), portfolio, demo.data().idOf(coin)));
        page.locator("vaadin-text-field.number input").nth(0).fill("100");
        page.locator("vaadin-text-field.number input").nth(1).fill("0.31");
        page.locator(".effect tbody tr").nth(1).waitFor();
    }

    private static void report(Page page) {
        page.navigate(demo.url() + "reports");
        page.locator(".report-form vaadin-button[theme~=primary]").first().click();
        page.locator(".report-done").first().waitFor();
    }

    private static void take(Page page, String path, String name) throws IOException {
        page.navigate(demo.url() + path);
        RunningDemo.awaitQuiet(page);
        takeHere(page, name);
    }

    private static void takeHere(Page page, String name) throws IOException {
        show(page, WIDE, HIGH, ColorScheme.LIGHT);
        picture(page, name + "-light");
        show(page, WIDE, HIGH, ColorScheme.DARK);
        picture(page, name + "-dark");
        show(page, PHONE, PHONE_HIGH, ColorScheme.LIGHT);
        picture(page, name + "-phone");
        show(page, WIDE, HIGH, ColorScheme.LIGHT);
    }

    private static void show(Page page, int width, int height, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    /// As WebP, a third of what a PNG of the same page takes.
    private static void picture(Page page, String name) throws IOException {
        page.evaluate("() => document.activeElement?.blur()");
        page.addStyleTag(
                new Page.AddStyleTagOptions()
                        .setContent(".v-loading-indicator { display: none !important; }"));
        page.waitForTimeout(SETTLED_AFTER_MILLIS);
        var how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", 70);
        var taken = page.context().newCDPSession(page).send("Page.captureScreenshot", how);
        Files.write(
                folder.resolve(name + ".webp"),
                Base64.getDecoder().decode(taken.get("data").getAsString()));
    }
}
