package io.tenfolio.web.admin.schedule;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.Schedule;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.AskFirst;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.admin.run.RunService;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When each thing is due next, in words; pause it, change it, see before what that means. Below, how the slots of two weeks went.
@Route("admin/schedules")
@Menu(title = "nav.schedules", icon = "schedules", order = 52)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class SchedulesView extends AdminPage implements BeforeEnterObserver {
    private static final int NEXT = 5;

    private final ScheduleService service;
    private final RunService runs;
    private final Words words;
    private final Paragraph said = new Paragraph();

    public SchedulesView(ScheduleService service, RunService runs, CurrentPerson person) {
        super("nav.schedules");
        this.service = service;
        this.runs = runs;
        this.words = Words.of(person.get());
        said.addClassName("request-notice");
        said.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        startAnew();
        said.setVisible(false);
        add(
                said,
                schedules(),
                new HeatMap(service, runs, words, keep(service.watchDays())),
                keptValues());
    }

    private Component schedules() {
        var all = keep(service.watch()).signal();
        var table =
                new DenseTable<Schedule>(
                                heading(), getTranslation("schedules.none"), Schedule::name)
                        .column(getTranslation("schedule.name"), "lead", s -> new Span(name(s)))
                        .column(getTranslation("schedule.policy"), "policy", this::policy)
                        .column(getTranslation("run.state"), "nowrap", this::state)
                        .column(getTranslation("schedule.next"), "next", this::next)
                        .column(getTranslation("schedule.last"), "nowrap", this::last);
        if (service.mayAct()) {
            table.column("", "acts", this::acts);
        }
        Signal.effect(table, () -> table.show(all.get()));
        var head = new Div(new H2(getTranslation("schedules.title")));
        head.addClassName("section-head");
        var section = new Section(head, table);
        section.addClassNames("panel", "list-panel");
        return section;
    }

    /// What the chores that thin values have left.
    private Component keptValues() {
        var kept = service.kept();
        var head = new Div(new H2(getTranslation("schedules.kept")));
        head.addClassName("section-head");
        var facts =
                new Div(
                        keptFact("schedules.kept.whole", kept.wholeOrNull()),
                        keptFact("schedules.kept.oldest", kept.oldestOrNull()),
                        keptFact("schedules.kept.thinned", kept.thinnedAtOrNull()),
                        fact(
                                "schedules.kept.size",
                                getTranslation(
                                        "schedules.kept.size.text",
                                        words.count(kept.bytes() >> 20),
                                        words.count(kept.days()))));
        facts.addClassNames("run-facts");
        var how = new Paragraph(getTranslation("schedules.kept.how"));
        how.addClassNames("quiet", "kept-how");
        var section = new Section(head, facts, how);
        section.addClassNames("panel", "kept-values");
        return section;
    }

    private Component keptFact(String key, @Nullable Instant since) {
        return fact(key, since == null ? "–" : words.exactly(since));
    }

    private Component fact(String key, String value) {
        var label = new Span(getTranslation(key));
        label.addClassName("quiet");
        var told = new Span(value);
        told.addClassName("strong");
        var fact = new Div(label, told);
        fact.addClassName("fact");
        return fact;
    }

    /// A chore without a name of its own here is told by its own.
    private String name(Schedule schedule) {
        var key = "schedule.name." + schedule.name();
        return ScheduleNames.KNOWN.contains(schedule.name())
                ? getTranslation(key)
                : schedule.name();
    }

    private Component policy(Schedule schedule) {
        var every = words.span(schedule.every());
        return new Span(
                switch (schedule.kind()) {
                    case TIMETABLE -> getTranslation("schedule.policy.TIMETABLE", every);
                    case CHORE -> getTranslation("schedule.policy.CHORE", every);
                });
    }

    private Component state(Schedule schedule) {
        if (!schedule.paused()) {
            return new Chip(Chip.Tone.GOOD, getTranslation("schedule.on"));
        }
        var chip = new Chip(Chip.Tone.GONE, getTranslation("schedule.paused"));
        var why =
                new Span(
                        getTranslation(
                                "schedule.paused.by", schedule.changedBy(), schedule.changeWhy()));
        why.addClassName("outcome");
        return new Div(chip, why);
    }

    private Component next(Schedule schedule) {
        var now = service.now();
        var fires = schedule.next(now, NEXT);
        if (fires.isEmpty()) {
            return new Span("–");
        }
        var first = new Span(words.at(fires.getFirst(), now));
        first.addClassName("strong");
        var rest =
                new Span(
                        fires.stream()
                                .skip(1)
                                .map(at -> words.at(at, now).replace(' ', '\u00a0'))
                                .collect(Collectors.joining(" · ")));
        rest.addClassName("outcome");
        return new Div(first, rest);
    }

    private Component last(Schedule schedule) {
        if (schedule.firedAt().isEmpty()) {
            return new Span(getTranslation("source.never"));
        }
        var at = words.at(schedule.firedAt().get(), service.now());
        var took =
                schedule.took()
                        .filter(_ -> schedule.kind() == Schedule.Kind.CHORE)
                        .map(span -> " · " + words.span(span))
                        .orElse("");
        var told = new Div(new Span(at + took));
        if (!schedule.outcome().isEmpty()) {
            told.add(new Chip(Chip.Tone.BAD, getTranslation("run.state.FAILED")));
            var why = new Span(schedule.outcome());
            why.addClassName("outcome");
            told.add(why);
        }
        return told;
    }

    private Component acts(Schedule schedule) {
        var acts =
                new Div(
                        small(
                                schedule.paused() ? "schedule.resume" : "schedule.pause",
                                () -> pauseOrResume(schedule)),
                        small("schedule.edit", () -> edit(schedule)));
        acts.addClassName("row-acts");
        return acts;
    }

    private Button small(String key, Runnable act) {
        var button = new Button(getTranslation(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void pauseOrResume(Schedule schedule) {
        var action = schedule.paused() ? "schedule.resume" : "schedule.pause";
        new AskFirst(
                        getTranslation(action) + ": " + name(schedule),
                        getTranslation(action + ".effect." + schedule.kind().name()),
                        getTranslation(action),
                        true,
                        reason -> {
                            if (schedule.paused()) {
                                service.resume(schedule.name(), reason);
                            } else {
                                service.pause(schedule.name(), reason);
                            }
                            say(getTranslation(action + ".done", name(schedule)));
                        })
                .open();
    }

    private void edit(Schedule schedule) {
        new EditSchedule(
                        schedule,
                        name(schedule),
                        words,
                        service.now(),
                        (every, reason) -> {
                            service.edit(schedule.name(), every, reason);
                            say(
                                    getTranslation(
                                            "schedule.edit.done",
                                            name(schedule),
                                            words.span(every)));
                        })
                .open();
    }

    private void say(String text) {
        said.setText(text);
        said.setVisible(true);
    }
}
