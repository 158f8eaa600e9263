package io.tenfolio.web.admin;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import io.tenfolio.access.Role;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Slot;
import io.tenfolio.web.security.Person;
import io.tenfolio.web.testing.LoggedIn;
import io.tenfolio.web.testing.TestPages;
import io.tenfolio.web.testing.World;
import io.tenfolio.web.testing.WorldContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// What tests of the console's pages begin with: an operator is logged in, and rows are put where schedulers would put them.
@SpringBootTest(classes = TestPages.class, properties = "spring.config.import=classpath:web-ui.yml")
@ContextConfiguration(initializers = WorldContext.class)
public abstract class ConsoleTest extends SpringBrowserlessTest {
    @Autowired protected World world;

    @BeforeEach
    void anOperatorIsLoggedIn() {
        logIn(Role.OPERATOR, Locale.UK);
    }

    @AfterEach
    void nobodyIs() {
        LoggedIn.asNobody();
    }

    protected void logIn(Role role, Locale locale) {
        var id = world.person(role + "-" + UUID.randomUUID(), "Somebody", "en-GB");
        var who = new Person(id.value(), "olu", "Olu Perrin", role, locale, World.BERLIN);
        LoggedIn.as(who);
    }

    protected RunId run(Instant slot, int revision, RunState state, String reason) {
        world.database
                .ownerJdbc()
                .sql(
                        """
                        insert into run (slot, revision, state, requested_by, queued_at, started_at, finished_at, reason, eligible, valued)
                        values (?, ?, ?, 'timetable', utc_timestamp(6), utc_timestamp(6), utc_timestamp(6), ?, 250, 249)
                        on duplicate key update state = values(state), reason = values(reason)
                        """)
                .params(slot.getEpochSecond(), revision, state.name(), reason)
                .update();
        return new RunId(new Slot(slot), revision);
    }

    protected void forgetRuns() {
        for (var table : List.of("run", "job_request", "dead_letter", "run_log", "audit_entry")) {
            world.database.ownerJdbc().sql("delete from " + table).update();
        }
    }

    /// Until it holds, letting the page hear its news meanwhile.
    protected void soon(ThrowingRunnable holds) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    runPendingSignalsTasks();
                    holds.run();
                });
    }

    protected void press(String words) {
        find(Button.class).all().stream()
                .filter(button -> button.isVisible() && words.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button " + words))
                .click();
    }

    /// Answers the question before an action; `reason` is null where none is asked for.
    protected void confirm(String reason) {
        if (reason != null) {
            find(TextArea.class).single().setValue(reason);
        }
        var yes = footer().getLast();
        if (!yes.isEnabled()) {
            throw new AssertionError("It cannot be confirmed");
        }
        yes.click();
    }

    protected List<Button> footer() {
        var dialog = find(Dialog.class).single();
        return find(Button.class).all().stream().filter(button -> inside(button, dialog)).toList();
    }

    private static boolean inside(Component part, Component whole) {
        for (var at = part.getElement(); at != null; at = at.getParent()) {
            if (at.equals(whole.getElement())) {
                return true;
            }
        }
        return false;
    }

    protected static String textOf(Component page) {
        var text = new StringBuilder();
        collect(page.getElement(), text);
        return text.toString();
    }

    private static void collect(Element element, StringBuilder text) {
        if (element.isTextNode()) {
            text.append(element.getText()).append('\n');
        } else if (element.isVisible()) {
            element.getChildren().forEach(child -> collect(child, text));
        }
    }
}
