package io.tenfolio.web.admin.deadletter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.job.RunId;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.AskFirst;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Pager;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.admin.run.RunView;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.RemarkTexts;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What could not be processed, newest first: why, and what to do about it, one by one or many at once.
@Route("admin/dead-letters")
@Menu(title = "nav.deadletters", icon = "dead-letters", order = 51)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class DeadLettersView extends AdminPage implements BeforeEnterObserver {
    private final DeadLetterService service;
    private final Words words;
    private final Set<Long> chosen = new TreeSet<>();
    private final Paragraph said = new Paragraph();

    public DeadLettersView(DeadLetterService service, CurrentPerson person) {
        super("nav.deadletters");
        this.service = service;
        this.words = Words.of(person.get());
        said.addClassName("request-notice");
        said.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
    }

    /// The address of the dead letters of one run.
    public static QueryParameters of(RunId run) {
        return DeadLetterQuery.ofRun(run);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = DeadLetterQuery.of(event.getLocation().getQueryParameters());
        startAnew();
        chosen.clear();
        said.setVisible(false);
        var page = keep(service.watch(query.filter(), query.before())).signal();
        var table = table();
        Signal.effect(table, () -> table.show(page.get().letters()));
        var list = new Section(filters(query.filter()));
        if (service.mayAct()) {
            list.add(bulk(query.filter()));
        }
        list.add(table, pager(query, page));
        list.addClassNames("panel", "list-panel");
        list.getElement().setAttribute("aria-label", heading());
        add(said, list);
    }

    // ---- which ----

    private Component filters(DeadLetterFilter filter) {
        var state = new Select<Boolean>();
        state.setLabel(getTranslation("run.state"));
        state.setItems(true, false);
        state.setItemLabelGenerator(open -> getTranslation(open ? "letters.open" : "letters.all"));
        state.setValue(filter.openOnly());
        var kind = new Select<DeadLetter.Kind>();
        kind.setLabel(getTranslation("letter.kind"));
        kind.setItems(DeadLetter.Kind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("filter.any"));
        kind.setItemLabelGenerator(k ->
                k == null
                        ? getTranslation("filter.any")
                        : getTranslation("letter.kind." + k.name()));
        kind.setValue(filter.kind());
        var text = new TextField(getTranslation("letters.words"));
        text.addClassName("grow");
        text.setValue(filter.words());
        text.setClearButtonVisible(true);
        Runnable tell =
                () ->
                        go(
                                new DeadLetterFilter(
                                        state.getValue(),
                                        kind.getValue(),
                                        filter.run(),
                                        text.getValue().strip()));
        state.addValueChangeListener(_ -> tell.run());
        kind.addValueChangeListener(_ -> tell.run());
        text.addValueChangeListener(_ -> tell.run());
        var bar = new Div(state, kind, text);
        bar.addClassName("filters");
        bar.getElement()
                .setAttribute("role", "search")
                .setAttribute("aria-label", getTranslation("filter.title"));
        var run = filter.run();
        if (run != null) {
            var only =
                    new Button(
                            getTranslation("letters.ofrun", runName(run)),
                            _ ->
                                    go(
                                            new DeadLetterFilter(
                                                    state.getValue(),
                                                    kind.getValue(),
                                                    null,
                                                    text.getValue())));
            only.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            bar.add(only);
        }
        return bar;
    }

    private void go(DeadLetterFilter filter) {
        UI.getCurrentOrThrow()
                .navigate(DeadLettersView.class, new DeadLetterQuery(filter, null).parameters());
    }

    private static Component pager(DeadLetterQuery query, Signal<DeadLetterPage> page) {
        return new Pager(
                DeadLettersView.class,
                query.before() == null
                        ? Optional.empty()
                        : Optional.of(new DeadLetterQuery(query.filter(), null).parameters()),
                page,
                shown ->
                        shown.older()
                                .map(key -> new DeadLetterQuery(query.filter(), key).parameters()));
    }

    // ---- the rows ----

    private DenseTable<DeadLetterReport> table() {
        var table =
                new DenseTable<DeadLetterReport>(
                        heading(), getTranslation("letters.none"), report -> report.letter().id());
        if (service.mayAct()) {
            table.column("", "tick", this::tick);
        }
        table.column(getTranslation("letter.what"), "lead", this::what)
                .column(getTranslation("run.reason"), "reason", this::reason)
                .column(getTranslation("letter.run"), "nowrap", this::run)
                .text(
                        getTranslation("letter.since"),
                        report -> words.at(report.letter().createdAt(), service.now()))
                .column(getTranslation("run.state"), "state", this::state)
                .column("", "acts", this::acts);
        return table;
    }

    private Component tick(DeadLetterReport report) {
        if (!report.isOpen() || report.isBeingReplayed()) {
            chosen.remove(report.letter().id());
            return new Span();
        }
        var tick = new Checkbox(chosen.contains(report.letter().id()));
        tick.setAriaLabel(getTranslation("letter.choose", report.letter().subject()));
        tick.addValueChangeListener(changed -> {
            if (changed.getValue()) {
                chosen.add(report.letter().id());
            } else {
                chosen.remove(report.letter().id());
            }
        });
        return tick;
    }

    private Component what(DeadLetterReport report) {
        var letter = report.letter();
        var kind = new Span(getTranslation("letter.kind." + letter.kind().name()));
        kind.addClassName("quiet");
        return new Span(kind, new Span(" " + letter.subject()));
    }

    private Component reason(DeadLetterReport report) {
        var reason = new Span(report.letter().reason());
        reason.setTitle(report.letter().reason());
        return reason;
    }

    private Component run(DeadLetterReport report) {
        var run = report.letter().run();
        return new RouterLink(runName(run), RunView.class, RunView.of(run));
    }

    private String runName(RunId run) {
        return words.slot(run.slot().start(), service.now())
                + (run.revision() == 0 ? "" : " r" + run.revision());
    }

    private Component state(DeadLetterReport report) {
        var outcome = new Span(RemarkTexts.in(getLocale(), report.replayOutcome()));
        outcome.addClassName("outcome");
        if (report.isBeingReplayed()) {
            var run = report.replay().orElseThrow();
            return new Div(
                    new Chip(Chip.Tone.BUSY, getTranslation("letter.state.BUSY")),
                    new RouterLink(runName(run), RunView.class, RunView.of(run)));
        }
        if (report.isOpen()) {
            return new Div(new Chip(Chip.Tone.BAD, getTranslation("letter.state.OPEN")), outcome);
        }
        var resolution = report.resolution().orElse(DeadLetterReport.Resolution.DISMISSED);
        var tone =
                resolution == DeadLetterReport.Resolution.REPLAYED
                        ? Chip.Tone.GOOD
                        : Chip.Tone.GONE;
        var why = new Span(report.resolvedWhy());
        why.addClassName("outcome");
        return new Div(
                new Chip(tone, getTranslation("letter.state." + resolution.name())), outcome, why);
    }

    private Component acts(DeadLetterReport report) {
        var acts = new Div(small("letter.look", () -> look(report.letter())));
        acts.addClassName("row-acts");
        if (service.mayAct() && report.isOpen() && !report.isBeingReplayed()) {
            acts.add(
                    small("letter.replay", () -> replay(List.of(report.letter().id()))),
                    small("letter.dismiss", () -> dismiss(report.letter())));
        }
        return acts;
    }

    private Button small(String key, Runnable act) {
        var button = new Button(getTranslation(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    // ---- what can be done ----

    private void look(DeadLetter letter) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(
                getTranslation("letter.kind." + letter.kind().name()) + " " + letter.subject());
        dialog.setWidth("min(860px, calc(100vw - 32px))");
        var payload = service.payload(letter);
        var why = new Paragraph(letter.reason());
        why.addClassName("ask-effect");
        var shown = new Pre(payload.isEmpty() ? getTranslation("letter.nothing") : payload);
        shown.addClassName("payload");
        shown.getElement().setAttribute("tabindex", "0");
        dialog.add(why, shown);
        dialog.getFooter().add(new Button(getTranslation("ask.close"), _ -> dialog.close()));
        dialog.open();
    }

    private Component bulk(DeadLetterFilter filter) {
        var some = new Button(getTranslation("letters.replay.chosen"), _ -> replayChosen());
        var all =
                new Button(
                        getTranslation("letters.replay.all"),
                        _ -> replay(service.replayable(filter)));
        some.addThemeVariants(ButtonVariant.LUMO_SMALL);
        all.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var bar = new Div(some, all);
        bar.addClassName("actions");
        return bar;
    }

    private void replayChosen() {
        if (chosen.isEmpty()) {
            say(getTranslation("letters.none.chosen"));
        } else {
            replay(List.copyOf(chosen));
        }
    }

    private void replay(List<Long> ids) {
        if (ids.isEmpty()) {
            say(getTranslation("letters.none.open"));
            return;
        }
        new AskFirst(
                        getTranslation("letter.replay"),
                        getTranslation("letter.replay.effect", ids.size()),
                        getTranslation("letter.replay"),
                        true,
                        reason -> {
                            var asked = service.replay(ids, reason);
                            chosen.clear();
                            say(getTranslation("letters.asked", asked));
                        })
                .open();
    }

    private void dismiss(DeadLetter letter) {
        new AskFirst(
                        getTranslation("letter.dismiss"),
                        getTranslation("letter.dismiss.effect"),
                        getTranslation("letter.dismiss"),
                        true,
                        reason ->
                                say(
                                        getTranslation(
                                                service.dismiss(letter.id(), reason)
                                                        ? "letter.dismissed"
                                                        : "letter.closed.already")))
                .open();
    }

    private void say(String text) {
        said.setText(text);
        said.setVisible(true);
    }
}
