package io.tenfolio.web.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.tenfolio.access.Role;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.Schedules;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunState;
import io.tenfolio.job.Schedule;
import io.tenfolio.web.admin.ConsoleTest;
import io.tenfolio.web.admin.ReasonMissing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class SchedulesViewTest extends ConsoleTest {
    @Autowired Schedules schedules;
    @Autowired ScheduleService service;
    @Autowired JobRequests requests;

    @BeforeEach
    void aTimetableAndAChore() {
        forgetRuns();
        world.database.ownerJdbc().sql("delete from schedule").update();
        schedules.register(Schedules.TIMETABLE, Schedule.Kind.TIMETABLE, Duration.ofMinutes(10));
        schedules.register("thinRawQuotes", Schedule.Kind.CHORE, Duration.ofHours(1));
    }

    @Test
    void tellsEachPolicyInWords() {
        assertThat(textOf(navigate(SchedulesView.class)))
                .contains(
                        "Refresh of portfolios",
                        "Every 10 min, around the clock, UTC",
                        "Thin old answers of sources",
                        "1 h after the last time");
    }

    @Test
    void tellsSinceWhenValuesAreKept() {
        run(Instant.parse("2026-11-01T11:50:00Z"), 0, RunState.PUBLISHED, "");
        var thinned = run(Instant.parse("2026-11-01T12:00:00Z"), 0, RunState.PUBLISHED, "");
        run(Instant.parse("2026-11-02T08:00:00Z"), 0, RunState.PUBLISHED, "");
        world.database
                .ownerJdbc()
                .sql("update run set thinned_at = '2026-12-02 01:00:00' where slot = :slot")
                .param("slot", thinned.slot().epochSecond())
                .update();

        var kept = service.kept();

        assertThat(kept.oldestOrNull()).isEqualTo("2026-11-01T11:50:00Z");
        assertThat(kept.wholeOrNull()).isEqualTo("2026-11-02T08:00:00Z");
        assertThat(kept.thinnedAtOrNull()).isEqualTo("2026-12-02T01:00:00Z");
        assertThat(textOf(navigate(SchedulesView.class)))
                .contains("Every slot since", "One an hour since", "MB in");
    }

    @Test
    void pausesAndResumesWithAReasonInTheAuditTrail() {
        var page = navigate(SchedulesView.class);

        buttons("Pause").getFirst().click();
        confirm("the database is being moved");

        soon(() -> assertThat(textOf(page)).contains("by olu: the database is being moved"));
        assertThat(schedules.find(Schedules.TIMETABLE).orElseThrow().paused()).isTrue();
        buttons("Resume").getFirst().click();
        confirm("it is moved");
        soon(() ->
                assertThat(schedules.find(Schedules.TIMETABLE).orElseThrow().paused()).isFalse());
        assertThat(
                        world.database
                                .ownerJdbc()
                                .sql(
                                        "select concat(action, ': ', state_before, ' > ', state_after) from audit_entry order by id")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "schedule.pause: every 600 s > every 600 s, paused",
                        "schedule.resume: every 600 s, paused > every 600 s");
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsTheNextTimesBeforeAChangeIsSaved() {
        navigate(SchedulesView.class);
        buttons("Change").getFirst().click();

        var every = (Select<Duration>) find(Select.class).single();
        every.setValue(Duration.ofHours(1));

        var times = find(ListItem.class).all().stream().map(ListItem::getText).toList();
        assertThat(times).hasSize(5).allMatch(time -> time.contains(":00:00"));
        find(TextArea.class).single().setValue("nobody looks at night");
        press("Save");
        assertThat(schedules.find(Schedules.TIMETABLE).orElseThrow().every())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refusesWhatIsNoWholeMultipleOfTheStep() {
        assertThatThrownBy(() -> service.edit(Schedules.TIMETABLE, Duration.ofMinutes(25), "odd"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> service.pause(Schedules.TIMETABLE, " "))
                .isInstanceOf(ReasonMissing.class);
        assertThatThrownBy(() -> service.pause("nothing", "why"))
                .isInstanceOf(UnknownSchedule.class);
    }

    @Test
    void offersBackfillOnlyWhereASlotIsMissing() {
        var hour = service.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
        var missed = run(hour, 0, RunState.MISSED, "No scheduler was alive");
        run(hour.plusSeconds(600), 0, RunState.MISSED, "superseded");
        run(hour.plusSeconds(600), 1, RunState.PUBLISHED, "");
        run(hour.plusSeconds(1200), 0, RunState.PUBLISHED, "");
        navigate(SchedulesView.class);

        var cell = cells().getFirst();
        assertThat(cell.getText()).isEqualTo("–1");
        test(cell).click();
        assertThat(textOf(find(Dialog.class).single())).contains("No scheduler was alive");
        assertThat(buttons("Backfill")).hasSize(1);
        buttons("Backfill").getFirst().click();
        find(TextArea.class).single().setValue("the figures are wanted");
        buttons("Backfill").getLast().click();

        var asked = requests.takeNext().orElseThrow();
        assertThat(asked.kind()).isEqualTo(JobRequest.Kind.BACKFILL);
        assertThat(asked.run()).isEqualTo(missed);
    }

    @Test
    void letsAuditorsLookOnly() {
        logIn(Role.AUDITOR, Locale.UK);

        assertThat(textOf(navigate(SchedulesView.class))).contains("Refresh of portfolios");

        assertThat(buttons("Pause")).isEmpty();
        assertThatThrownBy(() -> service.pause(Schedules.TIMETABLE, "why"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<NativeButton> cells() {
        return find(NativeButton.class).all().stream()
                .filter(cell -> cell.hasClassName("heat-cell"))
                .toList();
    }

    private List<Button> buttons(String words) {
        return find(Button.class).all().stream()
                .filter(button -> words.equals(button.getText()))
                .toList();
    }
}
