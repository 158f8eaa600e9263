package io.tenfolio.web.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import io.tenfolio.access.Role;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import io.tenfolio.web.admin.ConsoleTest;
import io.tenfolio.web.admin.run.RunView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class DeadLettersViewTest extends ConsoleTest {
    private static final Instant SLOT = Instant.parse("2026-11-20T13:20:00Z");

    @Autowired DeadLetters letters;
    @Autowired JobRequests requests;
    @Autowired RawQuotes rawQuotes;
    @Autowired DeadLetterService service;
    private RunId run;

    @BeforeEach
    void aRunWithTwoDeadLetters() {
        forgetRuns();
        run = run(SLOT, 0, RunState.FAILED, "Valued 3 of 4 portfolios");
        letters.keep(DeadLetter.Kind.PORTFOLIO, run, "17", "its worth is no number of 64 bits");
        letters.keep(DeadLetter.Kind.QUOTE, run, "ecb UNREADABLE", "1 refused as unreadable");
    }

    @Test
    void isOneClickFromAFailedRun() {
        UI.getCurrent().navigate(RunView.class, RunView.of(run));
        var link =
                find(Anchor.class).all().stream()
                        .filter(anchor -> anchor.getHref().contains("dead-letters"))
                        .findFirst()
                        .orElseThrow();

        UI.getCurrent().navigate(DeadLettersView.class, DeadLettersView.of(run));

        assertThat(link.getHref())
                .isEqualTo("admin/dead-letters?" + DeadLettersView.of(run).getQueryString());
        assertThat(textOf(page())).contains("its worth is no number", "ecb UNREADABLE");
    }

    @Test
    void asksForAReplayWithAReasonAndShowsWhatCameOfIt() {
        var page = navigate(DeadLettersView.class);
        var letter = number("17");

        buttons("Replay").getLast().click();
        confirm("the rate is there now");

        var asked = requests.takeNext().orElseThrow();
        assertThat(asked.kind()).isEqualTo(JobRequest.Kind.REPLAY);
        assertThat(asked.deadLetter()).isEqualTo(letter);
        assertThat(asked.reason()).isEqualTo("the rate is there now");
        letters.replayIn(letter, new RunId(run.slot(), 1));
        soon(() -> assertThat(textOf(page)).contains("Taken up"));
    }

    @Test
    void replaysThoseThatAreChosen() {
        navigate(DeadLettersView.class);
        press("Replay chosen");
        assertThat(textOf(page())).contains("Choose at least one first");

        find(Checkbox.class).all().forEach(tick -> tick.setValue(true));
        press("Replay chosen");
        assertThat(textOf(find(Dialog.class).single())).contains("These 2 dead letters are");
        confirm("all is well again");

        assertThat(openRequests()).isEqualTo(2);
        assertThat(textOf(page())).contains("2 replays are asked for");
    }

    @Test
    void replaysAllThatMatch() {
        UI.getCurrent()
                .navigate(
                        DeadLettersView.class,
                        new DeadLetterQuery(
                                        new DeadLetterFilter(true, DeadLetter.Kind.QUOTE, null, ""),
                                        null)
                                .parameters());

        press("Replay all that match");
        confirm("the source was mended");

        assertThat(openRequests()).isEqualTo(1);
    }

    @Test
    void putsOneAsideWithItsReasonInTheAuditTrail() {
        navigate(DeadLettersView.class);

        buttons("Dismiss").getFirst().click();
        confirm("known, harmless");

        soon(() -> assertThat(textOf(page())).doesNotContain("ecb UNREADABLE").contains("17"));
        assertThat(
                        world.database
                                .ownerJdbc()
                                .sql(
                                        "select concat(actor, ' ', action, ' ', reason, ' ', state_before, ' ', state_after) from audit_entry")
                                .query(String.class)
                                .list())
                .contains("olu deadletter.dismiss known, harmless OPEN DISMISSED");
        assertThat(service.dismiss(number("17"), "too")).isTrue();
        assertThat(service.dismiss(number("17"), "again")).isFalse();
    }

    @Test
    void showsWhatASourceAnsweredAsTextAndNotWhole() {
        var body = "<script>alert(1)</script>\u0000" + "x".repeat(50_000);
        var raw =
                rawQuotes.store(
                        new RawQuote(
                                new SourceName("ecb"),
                                SLOT,
                                "text/html",
                                body.getBytes(StandardCharsets.UTF_8)));
        rawQuotes.record(
                new RawQuotes.Fetch(
                        run,
                        new SourceName("ecb"),
                        SLOT,
                        Duration.ofMillis(12),
                        RawQuotes.Outcome.ANSWERED,
                        "",
                        Optional.of(raw)));
        navigate(DeadLettersView.class);

        buttons("Look").getFirst().click();

        var shown = textOf(find(Dialog.class).single());
        assertThat(shown).contains("<script>alert(1)</script>\uFFFD");
        assertThat(shown.length()).isLessThan(9_000);
    }

    @Test
    void letsAuditorsLookOnly() {
        logIn(Role.AUDITOR, Locale.UK);

        navigate(DeadLettersView.class);

        assertThat(buttons("Look")).hasSize(2);
        assertThat(buttons("Replay")).isEmpty();
        assertThat(buttons("Dismiss")).isEmpty();
        assertThatThrownBy(() -> service.replay(List.of(1L), "why"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.dismiss(1, "why"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private DeadLettersView page() {
        return find(DeadLettersView.class).single();
    }

    private List<Button> buttons(String words) {
        return find(Button.class).all().stream()
                .filter(button -> words.equals(button.getText()))
                .toList();
    }

    private long number(String subject) {
        return world.database
                .ownerJdbc()
                .sql("select id from dead_letter where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private int openRequests() {
        return world.database
                .ownerJdbc()
                .sql("select count(*) from job_request where state = 'OPEN' and kind = 'REPLAY'")
                .query(Integer.class)
                .single();
    }
}
