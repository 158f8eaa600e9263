package io.tenfolio.acceptance.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.tenfolio.acceptance.browser.DataFolder.Investor;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/// The whole demo as a process of its own and one browser, started once for all classes that register it: a start takes half a minute.
/// Nobody kills it; who needs a victim starts a web node of their own with [#webNode].
final class RunningDemo implements BeforeAllCallback {
    /// What a run may take on a busy machine.
    static final Duration A_RUN = Duration.ofMinutes(2);

    private static final Duration SLOT = Duration.ofMinutes(10);

    private @Nullable World world;

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                Chromium.installed().isPresent(),
                "Skipped: no Chromium on the PATH (Debian: apt-get install chromium)");
        assumeTrue(
                RunningDemo.class.getResource("/META-INF/VAADIN/config/flow-build-info.json")
                        != null,
                "Skipped: the pages' browser code is not built (it is from phase package on)");
        world =
                context.getRoot()
                        .getStore(Namespace.create(RunningDemo.class))
                        .computeIfAbsent(World.class, _ -> World.start(), World.class);
    }

    String url() {
        return world().tenfolio.url();
    }

    DataFolder data() {
        return world().data;
    }

    Chromium chromium() {
        return world().chromium;
    }

    /// A page on which the investor is logged in.
    OverviewPage logIn(Investor investor) throws IOException {
        return logIn(chromium().person(), investor);
    }

    OverviewPage logIn(Page page, Investor investor) throws IOException {
        return OverviewPage.logIn(page, url(), investor.login(), data().passwordOfInvestors());
    }

    /// A page of another web node on which the investor is logged in.
    OverviewPage logIn(Program node, Investor investor) throws IOException {
        return OverviewPage.logIn(
                chromium().person(), node.url(), investor.login(), data().passwordOfInvestors());
    }

    /// A page on which one of the staff is logged in.
    Page logInStaff(String login) throws IOException {
        return logIn(chromium().person(), login, data().passwordOf(login));
    }

    /// The page, once that person is logged in.
    Page logIn(Page page, String login, String password) {
        page.navigate(url());
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.locator("vaadin-app-layout").waitFor();
        return page;
    }

    /// What is begun now is done before the timetable's next run changes the figures.
    void awaitTimeBeforeTheNextSlot() {
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        Slot.containing(Instant.now(), SLOT)
                                .next(SLOT)
                                .start()
                                .minusSeconds(30)
                                .isAfter(Instant.now()));
    }

    /// Runs value nothing while nobody knows how far the positions are.
    RunId aRunThatFails() {
        var before = data().latestPublished().orElseThrow();
        long sequence = data().losePositionSequence();
        try {
            data().askForARunNow();
            return await().atMost(A_RUN)
                    .until(() -> data().failedAfter(before), Optional::isPresent)
                    .orElseThrow();
        } finally {
            data().restorePositionSequence(sequence);
        }
    }

    /// Nothing is on its way between browser and server.
    static void awaitQuiet(Page page) {
        page.waitForFunction(
                """
                () => {
                  const clients = window.Vaadin?.Flow?.clients;
                  return clients && Object.values(clients).every(client => !client.isActive || !client.isActive());
                }
                """);
    }

    /// One more scheduler on the demo's database, the only member of a cluster of its own: what the others publish it shows there a
    /// moment later.
    Program cacheNode(String name, String... settings) throws IOException {
        return node("io.tenfolio.scheduler.SchedulerApplication", name, settings);
    }

    /// One more web node on the demo's database.
    Program webNode(String name, String... settings) throws IOException {
        return node("io.tenfolio.web.WebApplication", name, settings);
    }

    private Program node(String main, String name, String... settings) throws IOException {
        var arguments =
                Stream.concat(
                        Stream.of(
                                "--spring.config.additional-location="
                                        + data().nodeProperties().toUri(),
                                "--server.port=%port%",
                                "--server.address=127.0.0.1",
                                "--spring.flyway.enabled=false",
                                "--tenfolio.node.name=" + name,
                                // cookies know no ports
                                "--tenfolio.web.cookie=" + name),
                        Stream.of(settings));
        return Program.start(main, world().folder, arguments.toArray(String[]::new));
    }

    private World world() {
        if (world == null) {
            throw new IllegalStateException("The demo is not registered as an extension");
        }
        return world;
    }

    private record World(Path folder, Program tenfolio, DataFolder data, Chromium chromium)
            implements AutoCloseable {
        static World start() {
            try {
                var folder = Files.createTempDirectory("tenfolio-browser");
                var tenfolio =
                        Program.start(
                                "io.tenfolio.standalone.StandaloneApplication",
                                folder,
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                "%port%",
                                "--no-trades");
                var data = new DataFolder(folder.resolve("data"));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> data.latestPublished().isPresent());
                return new World(folder, tenfolio, data, Chromium.start());
            } catch (IOException e) {
                throw new IllegalStateException("The demo did not start", e);
            }
        }

        @Override
        public void close() {
            chromium.close();
            tenfolio.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
