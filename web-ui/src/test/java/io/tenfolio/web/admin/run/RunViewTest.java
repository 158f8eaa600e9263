package io.tenfolio.web.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import io.tenfolio.access.Role;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.RunLog;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.web.admin.ConsoleTest;
import io.tenfolio.web.admin.ReasonMissing;
import io.tenfolio.web.shell.NotFoundView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunViewTest extends ConsoleTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired JobRequests requests;
    @Autowired RunLog log;
    @Autowired RunService service;

    @BeforeEach
    void noRunYet() {
        forgetRuns();
    }

    @Test
    void saysWhyARunFailedAndOffersTheWaysOut() {
        var page = open(run(SLOT, 0, RunState.FAILED, "The step choosePrices failed: no rates"));

        assertThat(textOf(page)).contains("The step choosePrices failed: no rates", "Failed");
        assertThat(actions()).containsExactlyInAnyOrder("Restart", "Rerun", "Abandon");
    }

    @Test
    void offersOnlyWhatFitsTheState() {
        open(run(SLOT, 0, RunState.PUBLISHED, ""));
        assertThat(actions()).containsExactly("Rerun");

        open(run(SLOT.plusSeconds(600), 0, RunState.MISSED, "nobody was there"));
        assertThat(actions()).containsExactlyInAnyOrder("Backfill", "Rerun");

        open(run(SLOT.plusSeconds(1200), 0, RunState.RUNNING, ""));
        assertThat(actions()).containsExactly("Stop");
    }

    @Test
    void saysThatItsValuesAreNoLongerKept() {
        var run = run(SLOT, 0, RunState.FAILED, "no rates");
        world.database
                .ownerJdbc()
                .sql("update run set thinned_at = '2026-12-24 13:20:00'")
                .update();

        var page = open(run);

        assertThat(textOf(page)).contains("no longer kept, since", "24", "Dec");
        assertThat(textOf(page)).contains("What its steps did is no longer kept");
        assertThat(actions()).containsExactlyInAnyOrder("Rerun", "Abandon");
    }

    @Test
    void asksForAReasonWhereHistoryChanges() {
        var run = run(SLOT, 0, RunState.FAILED, "no rates");
        var page = open(run);

        press("Abandon");
        assertThat(textOf(find(Dialog.class).single())).contains("is given up");
        assertThat(footer().getLast().isEnabled()).isFalse();
        confirm("the market was closed");

        var asked = requests.takeNext().orElseThrow();
        assertThat(asked.kind()).isEqualTo(JobRequest.Kind.ABANDON);
        assertThat(asked.run()).isEqualTo(run);
        assertThat(asked.reason()).isEqualTo("the market was closed");
        requests.refused(asked.id(), "Run is PUBLISHED by now", "one");
        soon(() -> assertThat(textOf(page)).contains("Not done: Run is PUBLISHED by now"));
        assertThatThrownBy(() -> service.ask(RunAction.ABANDON, run, "  "))
                .isInstanceOf(ReasonMissing.class);
    }

    @Test
    void restartsWithoutMuchAsking() {
        open(run(SLOT, 0, RunState.FAILED, "no rates"));

        press("Restart");
        confirm(null);

        assertThat(requests.takeNext().orElseThrow().kind()).isEqualTo(JobRequest.Kind.RESTART);
    }

    @Test
    void followsTheRunWhileItIsOpen() {
        var id = run(SLOT, 0, RunState.FAILED, "no rates");
        var page = open(id);

        run(SLOT, 0, RunState.PUBLISHED, "");

        soon(() -> assertThat(textOf(page)).contains("Published").doesNotContain("no rates"));
        assertThat(actions()).containsExactly("Rerun");
    }

    @Test
    void showsTheLogAsGraveAsWanted() {
        var id = run(SLOT, 0, RunState.FAILED, "no rates");
        log.write(
                List.of(
                        line(id, LogLine.Level.INFO, "Run begins here"),
                        line(id, LogLine.Level.WARN, "No prices from ecb <b>now</b>")));
        var page = open(id);
        assertThat(textOf(page)).contains("Run begins here", "No prices from ecb <b>now</b>");

        pressNative("Warnings");

        soon(() ->
                assertThat(textOf(page))
                        .contains("No prices from ecb")
                        .doesNotContain("Run begins here"));
    }

    @Test
    void leadsToTheOtherRevisionsOfItsSlot() {
        run(SLOT, 0, RunState.FAILED, "");
        var page = open(run(SLOT, 1, RunState.PUBLISHED, ""));

        assertThat(textOf(page)).containsSubsequence("Revision", "0", "1");
    }

    @Test
    void offersAuditorsNoAction() {
        logIn(Role.AUDITOR, Locale.UK);

        open(run(SLOT, 0, RunState.FAILED, "no rates"));

        assertThat(actions()).isEmpty();
    }

    @Test
    void knowsNoRunThatIsNone() {
        UI.getCurrent().navigate("admin/run/77/0");
        assertThat(find(NotFoundView.class).exists()).isTrue();

        UI.getCurrent().navigate("admin/run/yesterday/x");
        assertThat(find(NotFoundView.class).exists()).isTrue();
    }

    private RunView open(RunId run) {
        UI.getCurrent().navigate(RunView.class, RunView.of(run));
        return find(RunView.class).single();
    }

    private List<String> actions() {
        var offered = List.of("Restart", "Stop", "Backfill", "Rerun", "Abandon");
        return find(Button.class).all().stream()
                .map(Button::getText)
                .filter(offered::contains)
                .collect(Collectors.toList());
    }

    private void pressNative(String words) {
        var button =
                find(NativeButton.class).all().stream()
                        .filter(one -> words.equals(one.getText()))
                        .findFirst()
                        .orElseThrow();
        test(button).click();
    }

    private static RunLog.NewLine line(RunId run, LogLine.Level level, String message) {
        return new RunLog.NewLine(run, SLOT, level, "io.tenfolio.Some", "one", message);
    }
}
