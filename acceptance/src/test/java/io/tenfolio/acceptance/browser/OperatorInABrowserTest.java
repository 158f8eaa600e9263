package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tenfolio.job.RunState;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An operator's way out of trouble: the failed run in the list, its reason, restart; then what could not be processed, replay.
class OperatorInABrowserTest {
    private static final Duration A_RUN = RunningDemo.A_RUN;

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void restartsAFailedRunAndReplaysADeadLetter() throws IOException {
        var failed = demo.aRunThatFails();
        var page = demo.logInStaff("operator");
        page.locator(".day-strip").waitFor();

        page.navigate(demo.url() + "admin/runs?state=FAILED");
        page.locator(".dense-table td.lead a").first().click();
        page.locator(".run-why").waitFor();
        assertThat(page.locator(".run-why").textContent()).contains("valuePortfolios");
        button(page, ".actions", "run.action.RESTART").click();
        button(page, "vaadin-dialog", "run.action.RESTART").click();

        page.locator(".run-name .chip-good").waitFor(within(A_RUN));
        assertThat(demo.data().state(failed)).isEqualTo(RunState.PUBLISHED);

        demo.data().aPortfolioThatCouldNotBeValued(failed);
        page.navigate(demo.url() + "admin/dead-letters");
        button(page, ".row-acts", "letter.replay").first().click();
        page.locator("vaadin-text-area textarea").fill("its price is there now");
        button(page, "vaadin-dialog", "letter.replay").click();
        page.locator(".request-notice").waitFor();
        page.locator(".table-empty").waitFor(within(A_RUN));

        page.navigate(demo.url() + "admin/dead-letters?closed=true");
        page.locator(".dense-table .chip-good").first().waitFor();
        page.context().close();
    }

    private static Locator button(Page page, String in, String key) {
        return page.locator(
                "%s vaadin-button:text-is(\"%s\")"
                        .formatted(in, demo.data().text("operator", key)));
    }

    private static Locator.WaitForOptions within(Duration time) {
        return new Locator.WaitForOptions().setTimeout(time.toMillis());
    }
}
