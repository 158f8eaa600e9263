package io.tenfolio.web.admin.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.RequestReport;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunDetail;
import io.tenfolio.job.RunId;
import io.tenfolio.job.RunState;
import io.tenfolio.job.StepReport;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.AskFirst;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.RequestNotice;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.RemarkTexts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One run: how it stands, why, and what can be done about it; then its steps, what it was made from, what was asked of it, its log.
@Route("admin/run/:slot/:revision")
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class RunView extends AdminPage implements BeforeEnterObserver {
    private static final Set<String> NAMED_STEPS =
            Set.of("fetchPrices", "choosePrices", "valuePortfolios", "reconcile", "publish");

    private final RunService service;
    private final Words words;
    private final RequestNotice notice = new RequestNotice();

    public RunView(RunService service, CurrentPerson person) {
        super("run.title");
        this.service = service;
        this.words = Words.of(person.get());
    }

    public static RouteParameters of(RunId run) {
        return new RouteParameters(
                Map.of(
                        "slot", Long.toString(run.slot().epochSecond()),
                        "revision", Integer.toString(run.revision())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var run =
                RunQuery.key(
                                parameters.get("slot").orElse("")
                                        + "-"
                                        + parameters.get("revision").orElse(""))
                        .orElseThrow(NotFoundException::new);
        startAnew();
        var detail = keep(service.open(run).orElseThrow(NotFoundException::new)).signal();
        add(
                top(detail),
                notice,
                facts(detail),
                steps(detail),
                asked(detail),
                new RunLogPanel(run, service, words, this::keep));
    }

    // ---- how it stands ----

    private Component top(Signal<RunDetail> detail) {
        var section = new Section();
        section.addClassName("run-top");
        part(
                section,
                detail.map(RunDetail::run),
                run -> {
                    section.add(name(run, detail.peek()));
                    if (!run.reason().isEmpty()) {
                        section.add(why(run));
                    }
                    run.thinnedAt().ifPresent(since -> section.add(thinned(since)));
                    if (service.mayAct()) {
                        section.add(actions(run));
                    }
                });
        var progress = new Div();
        progress.addClassName("progress");
        Signal.effect(progress, () -> progress(progress, detail.get()));
        return new Div(section, progress);
    }

    private Component name(Run run, RunDetail detail) {
        var start = run.id().slot().start();
        var title = new H2(words.exactly(start));
        var line = new Div(title, Chip.of(run.state()));
        line.addClassName("run-name");
        if (detail.revisions().size() > 1) {
            var others = new Div(new Span(getTranslation("run.revision")));
            others.addClassName("revisions");
            for (int revision : detail.revisions()) {
                others.add(revision(run.id(), revision));
            }
            line.add(others);
        }
        return line;
    }

    private static Component revision(RunId shown, int revision) {
        if (shown.revision() == revision) {
            var here = new Span(Integer.toString(revision));
            here.addClassName("here");
            here.getElement().setAttribute("aria-current", "page");
            return here;
        }
        return new RouterLink(
                Integer.toString(revision), RunView.class, of(new RunId(shown.slot(), revision)));
    }

    private Component why(Run run) {
        var why = new Paragraph(RemarkTexts.in(getLocale(), run.reason()));
        why.addClassNames("note", "run-why");
        if (run.state() == RunState.FAILED) {
            why.addClassName("bad");
            why.getElement().setAttribute("role", "alert");
        }
        return why;
    }

    private Component thinned(Instant since) {
        var thinned = new Paragraph(getTranslation("run.thinned", words.exactly(since)));
        thinned.addClassNames("note", "run-thinned");
        return thinned;
    }

    private Component actions(Run run) {
        var bar = new Div();
        bar.addClassName("actions");
        for (var action : RunAction.values()) {
            if (action.fits(run)) {
                bar.add(button(action, run));
            }
        }
        return bar;
    }

    private Button button(RunAction action, Run run) {
        var name = getTranslation("run.action." + action.name());
        var button = new Button(name, _ -> ask(action, run));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (action == RunAction.RESTART || action == RunAction.BACKFILL) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        if (action == RunAction.STOP || action == RunAction.ABANDON) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    private void ask(RunAction action, Run run) {
        var effect =
                getTranslation(
                        "run.action." + action.name() + ".effect",
                        words.formats().dayAndTime(run.id().slot().start()));
        new AskFirst(
                        getTranslation("run.action." + action.name()),
                        effect,
                        getTranslation("run.action." + action.name()),
                        action.needsReason(),
                        reason ->
                                notice.follow(
                                        service.follow(service.ask(action, run.id(), reason))))
                .open();
    }

    private void progress(Div bar, RunDetail detail) {
        bar.removeAll();
        var run = detail.run();
        bar.setVisible(run.state() == RunState.RUNNING);
        if (run.state() != RunState.RUNNING) {
            return;
        }
        var progress = detail.progress();
        var track = new Div();
        track.addClassName("track");
        var fill = new Div();
        fill.addClassName("fill");
        fill.getStyle().set("inline-size", Math.round(progress.fraction() * 100) + "%");
        track.add(fill);
        track.getElement()
                .setAttribute("role", "progressbar")
                .setAttribute("aria-label", getTranslation("run.progress"))
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", Integer.toString(progress.all()))
                .setAttribute("aria-valuenow", Integer.toString(progress.done()));
        bar.add(track, new Span(progressWords(detail)));
    }

    private String progressWords(RunDetail detail) {
        var running =
                detail.steps().stream()
                        .filter(StepReport::isRunning)
                        .reduce((_, last) -> last)
                        .map(StepReport::name)
                        .map(this::stepName)
                        .orElseGet(() -> getTranslation("step.starting"));
        var progress = detail.progress();
        if (progress.done() == 0) {
            return running;
        }
        var done =
                getTranslation(
                        "run.progress.blocks",
                        words.count(progress.done()),
                        words.count(progress.all()));
        var left =
                detail.steps().stream()
                        .filter(step -> step.name().equals("valuePortfolios"))
                        .findFirst()
                        .flatMap(step -> step.took(service.now()))
                        .flatMap(progress::left)
                        .map(rest -> " · " + getTranslation("run.progress.left", words.span(rest)))
                        .orElse("");
        return running + " · " + done + left;
    }

    // ---- what it is ----

    private Component facts(Signal<RunDetail> detail) {
        var facts = new Div();
        facts.addClassNames("panel", "run-facts");
        part(
                facts,
                detail,
                known -> {
                    var run = known.run();
                    var counts = run.counts();
                    fact(
                            facts,
                            "run.valued",
                            words.count(counts.valued()) + " / " + words.count(counts.eligible()));
                    fact(facts, "run.skipped", words.count(counts.skipped()));
                    fact(facts, "run.gaps", words.count(counts.withGaps()));
                    facts.add(deadLetters(known));
                    fact(facts, "run.took", took(run));
                    fact(facts, "run.waited", waited(run));
                    fact(facts, "run.started", run.startedAt().map(words::exactly).orElse("–"));
                    fact(facts, "run.finished", run.finishedAt().map(words::exactly).orElse("–"));
                    fact(facts, "run.by", RunWords.askedBy(run.requestedBy(), words));
                    fact(facts, "run.node", run.node().isEmpty() ? "–" : run.node());
                    fact(facts, "run.epoch", Integer.toString(run.epoch()));
                    fact(facts, "run.sequence", words.count(run.positionSequence()));
                    fact(
                            facts,
                            "run.market",
                            getTranslation(
                                    "run.market.text",
                                    words.count(known.market().prices()),
                                    words.count(known.market().rates())));
                });
        return facts;
    }

    private void fact(Div facts, String key, String value) {
        facts.add(fact(getTranslation(key), new Span(value)));
    }

    private static Component fact(String name, Component value) {
        var label = new Span(name);
        label.addClassName("quiet");
        value.addClassName("strong");
        var fact = new Div(label, value);
        fact.addClassName("fact");
        return fact;
    }

    private Component deadLetters(RunDetail known) {
        var count = words.count(known.deadLetters());
        if (known.deadLetters() == 0) {
            return fact(getTranslation("run.dead"), new Span(count));
        }
        var link = new Anchor(deadLettersOf(known.run().id()), count + " →");
        link.addClassName("dead-letters-link");
        return fact(getTranslation("run.dead"), link);
    }

    private static String deadLettersOf(RunId run) {
        return "admin/dead-letters?closed=true&run=" + RunQuery.key(run);
    }

    private String took(Run run) {
        return run.startedAt()
                .map(start -> Duration.between(start, run.finishedAt().orElseGet(service::now)))
                .map(words::span)
                .orElse("–");
    }

    private String waited(Run run) {
        return run.startedAt()
                .filter(start -> !start.isBefore(run.queuedAt()))
                .map(start -> Duration.between(run.queuedAt(), start))
                .map(words::span)
                .orElse("–");
    }

    // ---- its steps ----

    private Component steps(Signal<RunDetail> detail) {
        var table =
                new DenseTable<StepReport>(
                                getTranslation("run.steps"),
                                getTranslation(noSteps(detail.peek().run())),
                                StepReport::id)
                        .column(
                                getTranslation("step.name"),
                                "lead",
                                step -> new Span(stepName(step.name())))
                        .column(getTranslation("run.state"), "", this::stepState)
                        .text(
                                getTranslation("step.start"),
                                step ->
                                        step.startedAt()
                                                .map(words.formats()::timeWithSeconds)
                                                .orElse(""))
                        .figure(
                                getTranslation("run.took"),
                                step ->
                                        step.isRunning()
                                                ? "…"
                                                : step.took(service.now())
                                                        .map(words::span)
                                                        .orElse(""))
                        .figure(getTranslation("step.read"), step -> words.count(step.read()))
                        .figure(getTranslation("step.written"), step -> words.count(step.written()))
                        .figure(getTranslation("step.skipped"), step -> words.count(step.skipped()))
                        .column(
                                getTranslation("run.reason"),
                                "reason",
                                step -> new Span(step.trouble()));
        Signal.effect(table, () -> table.show(detail.get().steps()));
        return titled("run.steps", table);
    }

    /// They go before runs do.
    private static String noSteps(Run run) {
        return run.startedAt().isPresent() && run.finishedAt().isPresent()
                ? "run.steps.gone"
                : "run.steps.none";
    }

    private String stepName(String name) {
        return NAMED_STEPS.contains(name) ? getTranslation("step." + name) : name;
    }

    private Component stepState(StepReport step) {
        var tone =
                switch (step.status()) {
                    case "COMPLETED" -> Chip.Tone.GOOD;
                    case "FAILED", "UNKNOWN" -> Chip.Tone.BAD;
                    case "STARTED", "STARTING", "STOPPING" -> Chip.Tone.BUSY;
                    default -> Chip.Tone.GONE;
                };
        return new Chip(tone, getTranslation("step.state." + tone.name()));
    }

    // ---- what was asked of it ----

    private Component asked(Signal<RunDetail> detail) {
        var table =
                new DenseTable<RequestReport>(
                                getTranslation("run.requests"), "", report -> report.request().id())
                        .text(
                                getTranslation("request.when"),
                                report -> words.at(report.request().createdAt(), service.now()))
                        .text(
                                getTranslation("request.what"),
                                report ->
                                        getTranslation(
                                                "request.kind." + report.request().kind().name()))
                        .text(getTranslation("run.by"), report -> report.request().requestedBy())
                        .text(getTranslation("ask.reason"), report -> report.request().reason())
                        .text(
                                getTranslation("request.outcome"),
                                report ->
                                        report.isAnswered()
                                                ? RemarkTexts.in(getLocale(), report.outcome())
                                                : getTranslation("request.waiting"));
        var panel = titled("run.requests", table);
        Signal.effect(
                table,
                () -> {
                    var requests = detail.get().requests();
                    panel.setVisible(!requests.isEmpty());
                    table.show(requests);
                });
        return panel;
    }

    private Component titled(String key, Component content) {
        var head = new Div(new H2(getTranslation(key)));
        head.addClassName("section-head");
        var section = new Section(head, content);
        section.addClassNames("panel", "list-panel");
        return section;
    }

    private interface Fill<T> {
        void from(T value);
    }

    /// Builds a part of the page anew when what it tells changed.
    private static <T> void part(HasComponents part, Signal<T> about, Fill<T> fill) {
        var last =
                new Object() {
                    @Nullable T shown;
                };
        Signal.effect(
                (Component) part,
                () -> {
                    T now = about.get();
                    if (!now.equals(last.shown)) {
                        last.shown = now;
                        part.removeAll();
                        fill.from(now);
                    }
                });
    }
}
