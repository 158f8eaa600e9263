package io.tenfolio.web.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import io.tenfolio.access.Role;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunState;
import io.tenfolio.web.admin.ConsoleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class RunsViewTest extends ConsoleTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired JobRequests requests;
    @Autowired RunService service;

    @BeforeEach
    void noRunYet() {
        forgetRuns();
    }

    @Test
    void saysSoWhenThereIsNoRun() {
        assertThat(textOf(navigate(RunsView.class))).contains("No run yet", "No run matches.");
    }

    @Test
    void showsTheNewestFirstWithItsStateInWords() {
        run(SLOT, 0, RunState.PUBLISHED, "");
        run(SLOT.plusSeconds(600), 0, RunState.FAILED, "The step choosePrices failed: no rates");

        var text = textOf(navigate(RunsView.class));

        assertThat(text).containsSubsequence("Failed", "no rates", "Published", "249 / 250");
    }

    @Test
    void showsANewRunOnAnOpenPageWithinTwoSeconds() {
        var page = navigate(RunsView.class);

        run(SLOT, 0, RunState.FAILED, "Valued 3 of 4 portfolios");

        soon(() -> assertThat(textOf(page)).contains("Valued 3 of 4 portfolios"));
    }

    @Test
    void keepsWhatItNarrowsToInItsAddress() {
        run(SLOT, 0, RunState.PUBLISHED, "");
        run(SLOT.plusSeconds(600), 0, RunState.MISSED, "No scheduler was alive");
        var filter = new RunFilter(RunState.MISSED, SLOT, SLOT.plusSeconds(600), "timetable", 0);
        var parameters = new RunQuery(filter, null).parameters();

        var page = open(parameters);

        assertThat(RunQuery.of(parameters).filter()).isEqualTo(filter);
        assertThat(textOf(page)).contains("No scheduler was alive", "Clear\n");
        assertThat(bodyRows()).isEqualTo(1);
    }

    @Test
    void ignoresAnAddressThatCannotBeRead() {
        run(SLOT, 0, RunState.PUBLISHED, "");

        open(
                QueryParameters.simple(
                        Map.of(
                                "state",
                                "x",
                                "from",
                                "yesterday",
                                "before",
                                "' or 1=1",
                                "revision",
                                "-1")));

        assertThat(bodyRows()).isEqualTo(1);
    }

    @Test
    void turnsPagesByTheKeyOfTheLastRow() {
        for (int i = 0; i < RunPage.SIZE + 3; i++) {
            run(SLOT.plusSeconds(600L * i), 0, RunState.PUBLISHED, "");
        }
        navigate(RunsView.class);
        assertThat(bodyRows()).isEqualTo(RunPage.SIZE);

        var older =
                find(RouterLink.class).all().stream()
                        .filter(link -> link.getText().equals("Older"))
                        .findFirst()
                        .orElseThrow();
        open(QueryParameters.fromString(older.getHref().split("\\?")[1]));

        assertThat(bodyRows()).isEqualTo(3);
    }

    @Test
    void asksForARunNowAndShowsWhatCameOfIt() {
        var page = navigate(RunsView.class);

        press("Run now");
        confirm(null);
        soon(() -> assertThat(textOf(page)).contains("Waiting for a scheduler"));
        var asked = requests.takeNext().orElseThrow();
        assertThat(asked.kind()).isEqualTo(JobRequest.Kind.RUN_NOW);
        assertThat(asked.requestedBy()).isEqualTo("olu");
        requests.done(asked.id(), "Run 2026-11-20T13:20:00Z#1 is queued", "one");

        soon(() -> assertThat(textOf(page)).contains("2026-11-20T13:20:00Z#1 is queued"));
    }

    @Test
    void showsAuditorsEverythingAndLetsThemChangeNothing() {
        logIn(Role.AUDITOR, Locale.UK);
        var run = run(SLOT, 0, RunState.FAILED, "no rates");

        assertThat(textOf(navigate(RunsView.class))).contains("no rates");
        assertThat(find(Button.class).all()).noneMatch(b -> b.getText().equals("Run now"));
        assertThatThrownBy(service::runNow).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.ask(RunAction.STOP, run, "why not"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void tellsNobodyElseAnything() {
        for (var role : List.of(Role.INVESTOR, Role.ADVISOR)) {
            logIn(role, Locale.UK);
            assertThatThrownBy(() -> service.page(RunFilter.ALL, null))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void speaksGerman() {
        logIn(Role.OPERATOR, Locale.GERMANY);
        UI.getCurrent().setLocale(Locale.GERMANY);
        run(SLOT, 0, RunState.MISSED, "");

        assertThat(textOf(navigate(RunsView.class))).contains("Letzte 24 Stunden", "Ausgefallen");
    }

    @Test
    void showsTheWorstOfACellAndTheBestOfASlot() {
        var now = SLOT.plusSeconds(60);
        var failed = run(SLOT, 0, RunState.FAILED, "");
        var rerun = run(SLOT, 1, RunState.PUBLISHED, "");
        var missed = run(SLOT.minusSeconds(600), 0, RunState.MISSED, "");

        var day =
                DayStrip.of(
                        List.of(missed, failed, rerun).stream()
                                .map(id -> service.find(id).orElseThrow().run())
                                .toList(),
                        now);

        assertThat(day.cells()).hasSize(144);
        assertThat(day.cells().getLast().run()).contains(rerun);
        assertThat(day.cells().get(142).state()).contains(RunState.MISSED);
        assertThat(day.cells().get(141).state()).isEmpty();
        assertThat(day.slots()).containsOnlyKeys(RunState.PUBLISHED, RunState.MISSED);
        assertThat(Duration.between(day.cells().getFirst().from(), now)).isLessThan(DayStrip.SPAN);
    }

    private RunsView open(QueryParameters parameters) {
        UI.getCurrent().navigate(RunsView.class, parameters);
        return find(RunsView.class).single();
    }

    private int bodyRows() {
        return find(NativeTableRow.class).all().size() - 1;
    }
}
