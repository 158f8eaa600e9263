package io.tenfolio.acceptance.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody nobody knows: an administrator opens the door, a mail has the key, and the first page says what to do.
class NewcomerInABrowserTest {
    private static final String PASSWORD = "seven tall giraffes at dusk";

    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void registersByMailAndLogsIn() throws IOException {
        var address = "zoe-" + UUID.randomUUID() + "@example.org";
        var admin = demo.logInStaff("admin");
        turn(admin, "registration.begin", "registration.close");
        var page = demo.chromium().person();
        page.navigate(demo.url() + "login");

        page.locator(".login-ways a:text-is(\"Create an account\")").click();
        page.getByLabel("E-mail").fill(address);
        page.locator("vaadin-button:text-is(\"Send the link\")").click();
        page.getByText("Look into your mail").waitFor();
        var link =
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> demo.data().linkMailedTo(address), Optional::isPresent)
                        .orElseThrow();

        page.navigate(link);
        page.getByLabel("Your name").fill("Zoë");
        page.getByLabel("New password").fill(PASSWORD);
        page.getByLabel("Once more").fill(PASSWORD);
        page.locator("vaadin-button:text-is(\"Create my account\")").click();
        page.getByText("Your account is ready. Log in with it.").waitFor();

        demo.logIn(page, address, PASSWORD);
        page.getByText("You have no portfolio yet").waitFor();
        turn(admin, "registration.close", "registration.begin");
        page.context().close();
        admin.context().close();
    }

    /// Presses one of the two buttons, unless the other stands there already; then that does.
    private static void turn(Page admin, String from, String to) {
        admin.navigate(demo.url() + "admin/users");
        admin.locator(".registration-line vaadin-button").waitFor();
        if (admin.locator(button(".registration-line", to)).isVisible()) {
            return;
        }
        admin.locator(button(".registration-line", from)).click();
        admin.locator("vaadin-dialog textarea").fill("a browser test");
        admin.locator(button("vaadin-dialog", from)).click();
        admin.locator(button(".registration-line", to)).waitFor();
    }

    private static String button(String in, String key) {
        return "%s vaadin-button:text-is(\"%s\")".formatted(in, demo.data().text("admin", key));
    }
}
