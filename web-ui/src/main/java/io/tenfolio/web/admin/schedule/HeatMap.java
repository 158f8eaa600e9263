package io.tenfolio.web.admin.schedule;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.HourOfRuns;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunState;
import io.tenfolio.web.admin.look.AskFirst;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.RequestNotice;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.admin.run.RunAction;
import io.tenfolio.web.admin.run.RunService;
import io.tenfolio.web.admin.run.RunView;
import io.tenfolio.web.live.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Days down, hours across, in UTC as slots are: each cell tells by mark, number and colour how the slots of its hour went. A cell opens the
/// hour's slots, and there what is missing can be backfilled.
final class HeatMap extends Section {
    private static final int HOURS = 24;

    /// The worst first: what a cell tells.
    private static final List<RunState> BY_GRAVITY =
            List.of(
                    RunState.FAILED,
                    RunState.MISSED,
                    RunState.RUNNING,
                    RunState.QUEUED,
                    RunState.PUBLISHED);

    private final ScheduleService service;
    private final RunService runs;
    private final Words words;
    private final Div grid = new Div();

    HeatMap(
            ScheduleService service,
            RunService runs,
            Words words,
            Watched<List<HourOfRuns>> hours) {
        this.service = service;
        this.runs = runs;
        this.words = words;
        addClassNames("panel", "heat-panel");
        var legend = new Span(words.text("heat.legend"));
        legend.addClassName("quiet");
        var head = new Div(new H2(words.text("heat.title")), legend);
        head.addClassName("head-words");
        grid.addClassName("heat");
        grid.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", words.text("heat.title"));
        var scroll = new Div(grid);
        scroll.addClassName("heat-scroll");
        add(head, scroll);
        Signal.effect(this, () -> show(hours.signal().get()));
    }

    private void show(List<HourOfRuns> hours) {
        grid.removeAll();
        grid.add(new Span());
        for (int hour = 0; hour < HOURS; hour++) {
            var label = new Span("%02d".formatted(hour));
            label.addClassName("heat-hour");
            grid.add(label);
        }
        var known = hours.stream().collect(Collectors.toMap(HourOfRuns::hour, Function.identity()));
        var first = service.firstDay();
        for (int back = ScheduleService.DAYS - 1; back >= 0; back--) {
            row(first.plus(Duration.ofDays(back)), known);
        }
    }

    private void row(Instant day, Map<Instant, HourOfRuns> known) {
        var date = LocalDate.ofInstant(day, ZoneOffset.UTC);
        var name = DateTimeFormatter.ofPattern("EEE d", words.formats().locale()).format(date);
        var label = new Span(name);
        label.addClassName("heat-day");
        grid.add(label);
        for (int hour = 0; hour < HOURS; hour++) {
            var at = day.plus(Duration.ofHours(hour));
            var slots = known.get(at);
            grid.add(slots == null ? nothing() : cell(slots, name));
        }
    }

    private static Component nothing() {
        var cell = new Span();
        cell.addClassNames("heat-cell", "heat-none");
        return cell;
    }

    private Component cell(HourOfRuns hour, String day) {
        var worst =
                BY_GRAVITY.stream()
                        .filter(state -> hour.count(state) > 0)
                        .findFirst()
                        .orElseThrow();
        var tone = Chip.Tone.of(worst);
        var cell =
                new NativeButton(
                        worst == RunState.PUBLISHED
                                ? Integer.toString(hour.count(worst))
                                : tone.mark() + hour.count(worst));
        cell.addClassNames("heat-cell", "heat-" + tone.code());
        var said =
                "%s %02d:00 UTC: %s"
                        .formatted(
                                day, hour.hour().atZone(ZoneOffset.UTC).getHour(), inWords(hour));
        cell.getElement().setAttribute("title", said).setAttribute("aria-label", said);
        cell.addClickListener(_ -> open(hour.hour(), said));
        return cell;
    }

    private String inWords(HourOfRuns hour) {
        return BY_GRAVITY.stream()
                .filter(state -> hour.count(state) > 0)
                .map(state ->
                        hour.count(state) + " " + words.text("run.state." + state.name() + ".many"))
                .collect(Collectors.joining(", "));
    }

    // ---- the slots of an hour ----

    private void open(Instant hour, String title) {
        var found = service.runs(hour);
        var missed = found.stream().filter(run -> isMissing(run, found)).toList();
        var notice = new RequestNotice();
        var table =
                new DenseTable<Run>(title, words.text("runs.none"), Run::id)
                        .column(words.text("run.slot"), "lead", this::link)
                        .column(words.text("run.state"), "", run -> Chip.of(run.state()))
                        .column(words.text("run.reason"), "reason", run -> new Span(run.reason()));
        if (runs.mayAct()) {
            table.column(
                    "",
                    "acts",
                    run -> missed.contains(run) ? backfill(List.of(run), notice) : new Span());
        }
        table.show(found);
        var dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.addClassName("admin-dialog");
        dialog.setWidth("min(760px, calc(100vw - 32px))");
        dialog.add(notice, table);
        if (runs.mayAct() && missed.size() > 1) {
            dialog.getFooter().add(backfill(missed, notice));
        }
        dialog.getFooter().add(new Button(words.text("ask.close"), _ -> dialog.close()));
        dialog.open();
    }

    /// A slot is missing when it was missed and no other revision of it was published.
    private static boolean isMissing(Run run, List<Run> all) {
        return run.state() == RunState.MISSED
                && all.stream()
                        .noneMatch(other ->
                                other.id().slot().equals(run.id().slot())
                                        && other.state() == RunState.PUBLISHED);
    }

    private Component link(Run run) {
        var name =
                words.slot(run.id().slot().start(), service.now())
                        + (run.id().revision() == 0 ? "" : " r" + run.id().revision());
        return new RouterLink(name, RunView.class, RunView.of(run.id()));
    }

    private Button backfill(List<Run> missing, RequestNotice notice) {
        var name =
                missing.size() == 1
                        ? words.text("run.action.BACKFILL")
                        : words.text("heat.backfill.all", missing.size());
        var button = new Button(name);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.addClickListener(_ ->
                new AskFirst(
                                name,
                                words.text("heat.backfill.effect", missing.size()),
                                name,
                                true,
                                reason ->
                                        missing.forEach(run ->
                                                notice.follow(
                                                        runs.follow(
                                                                runs.ask(
                                                                        RunAction.BACKFILL,
                                                                        run.id(),
                                                                        reason)))))
                        .open());
        return button;
    }
}
