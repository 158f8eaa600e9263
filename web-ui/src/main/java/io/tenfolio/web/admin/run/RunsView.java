package io.tenfolio.web.admin.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunFilter;
import io.tenfolio.job.RunState;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.AskFirst;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Pager;
import io.tenfolio.web.admin.look.RequestNotice;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.RemarkTexts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Is all well? The last day at a glance, then every run, newest first.
@Route("admin/runs")
@Menu(title = "nav.runs", icon = "runs", order = 50)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class RunsView extends AdminPage implements BeforeEnterObserver {
    private final RunService service;
    private final Words words;
    private final RequestNotice notice = new RequestNotice();

    public RunsView(RunService service, CurrentPerson person) {
        super("nav.runs");
        this.service = service;
        this.words = Words.of(person.get());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = RunQuery.of(event.getLocation().getQueryParameters());
        startAnew();
        add(lastDay(), notice, list(query));
    }

    // ---- the last day ----

    private Component lastDay() {
        var day = keep(service.watchDay());
        var strip = new Div();
        strip.addClassName("day-strip");
        strip.getElement().setAttribute("role", "group");
        var summary = new Span();
        summary.addClassName("quiet");
        Signal.effect(
                strip,
                () -> {
                    var shown = day.signal().get();
                    summary.setText(summary(shown));
                    strip.getElement()
                            .setAttribute(
                                    "aria-label",
                                    getTranslation("runs.day") + ": " + summary(shown));
                    strip.removeAll();
                    shown.cells().forEach(cell -> strip.add(cell(cell)));
                });
        var heading = new Div(new H2(getTranslation("runs.day")), summary);
        heading.addClassName("head-words");
        var head = new Div(heading);
        head.addClassName("section-head");
        if (service.mayAct()) {
            head.add(runNow());
        }
        var hours = new Div();
        hours.addClassName("day-hours");
        hours.getElement().setAttribute("aria-hidden", "true");
        for (var key :
                new String[] {
                    "runs.day.24", "runs.day.18", "runs.day.12", "runs.day.6", "runs.day.now"
                }) {
            hours.add(new Span(getTranslation(key)));
        }
        var section = new Section(head, strip, hours);
        section.addClassNames("panel", "day-panel");
        return section;
    }

    private Component cell(DayStrip.Cell cell) {
        var when = words.formats().dayAndTime(cell.from());
        if (cell.run().isEmpty()) {
            var nothing = new Span();
            nothing.addClassNames("cell", "cell-none");
            nothing.setTitle(getTranslation("runs.day.none", when));
            return nothing;
        }
        var state = cell.state().orElseThrow();
        var tone = Chip.Tone.of(state);
        var link = new RouterLink("", RunView.class, RunView.of(cell.run().orElseThrow()));
        link.addClassNames("cell", "cell-" + tone.code());
        var said = when + " · " + getTranslation("run.state." + state.name());
        link.getElement().setAttribute("title", said).setAttribute("aria-label", said);
        if (state == RunState.PUBLISHED) {
            link.getElement()
                    .setAttribute("tabindex", "-1"); // a hundred stops that say "all is well"
        } else {
            link.setText(tone.mark());
        }
        return link;
    }

    private String summary(DayStrip day) {
        if (day.slots().isEmpty()) {
            return getTranslation("runs.day.nothing");
        }
        return day.slots().entrySet().stream()
                .map(entry ->
                        words.count(entry.getValue())
                                + " "
                                + getTranslation("run.state." + entry.getKey().name() + ".many"))
                .collect(Collectors.joining(" · "));
    }

    private Button runNow() {
        var button = new Button(getTranslation("runs.now"), _ -> askRunNow());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void askRunNow() {
        new AskFirst(
                        getTranslation("runs.now"),
                        getTranslation("runs.now.effect"),
                        getTranslation("runs.now"),
                        false,
                        _ -> notice.follow(service.follow(service.runNow())))
                .open();
    }

    // ---- the list ----

    private Component list(RunQuery query) {
        var page = keep(service.watch(query.filter(), query.before()));
        var table = table();
        Signal.effect(table, () -> table.show(page.signal().get().runs()));
        var filters = new RunFilters(query.filter(), words, this::go);
        var section = new Section(filters, table, pager(query, page.signal()));
        section.addClassNames("panel", "list-panel");
        section.getElement().setAttribute("aria-label", getTranslation("runs.list"));
        return section;
    }

    private void go(RunFilter filter) {
        UI.getCurrentOrThrow().navigate(RunsView.class, new RunQuery(filter, null).parameters());
    }

    private DenseTable<Run> table() {
        return new DenseTable<Run>(
                        getTranslation("runs.list"), getTranslation("runs.none"), Run::id)
                .column(getTranslation("run.slot"), "lead", this::link)
                .column(getTranslation("run.state"), "", run -> Chip.of(run.state()))
                .figure(getTranslation("run.took"), this::took)
                .figure(getTranslation("run.valued"), this::valued)
                .figure(getTranslation("run.skipped"), run -> countOrNone(run.counts().skipped()))
                .figure(getTranslation("run.gaps"), run -> countOrNone(run.counts().withGaps()))
                .text(getTranslation("run.by"), run -> askedBy(run.requestedBy()))
                .column(getTranslation("run.node"), "wide-only quiet", run -> new Span(run.node()))
                .column(getTranslation("run.reason"), "reason", run -> reason(run.reason()));
    }

    private Component link(Run run) {
        var start = run.id().slot().start();
        var link =
                new RouterLink(
                        words.slot(start, service.now()), RunView.class, RunView.of(run.id()));
        link.getElement().setAttribute("title", words.exactly(start));
        if (run.id().revision() == 0) {
            return link;
        }
        var revision = new Span("r" + run.id().revision());
        revision.addClassName("revision");
        revision.setTitle(getTranslation("run.revision.title", run.id().revision()));
        return new Span(link, revision);
    }

    private String took(Run run) {
        return run.state() == RunState.RUNNING
                ? "…"
                : run.startedAt()
                        .flatMap(start -> run.finishedAt().map(end -> Duration.between(start, end)))
                        .map(words::span)
                        .orElse("");
    }

    private String valued(Run run) {
        var counts = run.counts();
        return counts.eligible() == 0
                ? ""
                : counts.valued() == counts.eligible()
                        ? words.count(counts.valued())
                        : words.count(counts.valued()) + " / " + words.count(counts.eligible());
    }

    private String countOrNone(int count) {
        return count == 0 ? "" : words.count(count);
    }

    private String askedBy(String by) {
        return RunWords.askedBy(by, words);
    }

    private Component reason(String said) {
        var reason = RemarkTexts.in(getLocale(), said);
        var text = new Span(reason);
        text.setTitle(reason);
        return text;
    }

    private static Component pager(RunQuery query, Signal<RunPage> page) {
        return new Pager(
                RunsView.class,
                query.before() == null
                        ? Optional.empty()
                        : Optional.of(new RunQuery(query.filter(), null).parameters()),
                page,
                shown -> shown.older().map(key -> new RunQuery(query.filter(), key).parameters()));
    }
}
