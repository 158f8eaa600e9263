package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an administrator does to a person reaches the page that this person has open.
class AdminInABrowserTest {
    private static final double ENDED_WITHIN_MILLIS = 5_000;

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void givesAnotherRoleAndShutsOutWhileThePersonsPageIsOpen() throws IOException {
        var dora = demo.data().investorsWhoseWorthMoves("en").get(2);
        var password = demo.data().passwordOfInvestors();
        var page = demo.chromium().person();
        demo.logIn(page, dora);
        var admin = demo.logInStaff("admin");
        admin.navigate(demo.url() + "admin/users/" + dora.id().value());

        button(admin, ".user", "user.role").click();
        admin.locator("vaadin-dialog vaadin-select").click();
        admin.locator("vaadin-select-item:text-is(\"%s\")".formatted(text("role.ADVISOR"))).click();
        confirm(admin, "user.role");
        awaitEnd(page, "ROLE");

        demo.logIn(page, dora.login(), password);
        assertThat(page.locator("vaadin-side-nav").isVisible()).isTrue();
        admin.locator(".user-facts").getByText(text("role.ADVISOR")).waitFor();

        button(admin, ".user", "user.disable").click();
        confirm(admin, "user.disable");
        awaitEnd(page, "DISABLED");

        page.locator("input[name=username]").fill(dora.login());
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.waitForURL("**/login?error");
        page.context().close();
        admin.context().close();
    }

    private static void confirm(Page admin, String key) {
        admin.locator("vaadin-dialog textarea").fill("a browser test");
        button(admin, "vaadin-dialog", key).click();
    }

    private static void awaitEnd(Page page, String why) {
        page.waitForURL(
                "**/login?ended=" + why,
                new Page.WaitForURLOptions().setTimeout(ENDED_WITHIN_MILLIS));
    }

    private static Locator button(Page admin, String in, String key) {
        return admin.locator("%s vaadin-button:text-is(\"%s\")".formatted(in, text(key)));
    }

    private static String text(String key) {
        return demo.data().text("admin", key);
    }
}
