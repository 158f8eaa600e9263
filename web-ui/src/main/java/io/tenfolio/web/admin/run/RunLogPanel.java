package io.tenfolio.web.admin.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.LogLine;
import io.tenfolio.job.RunId;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.look.Segments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What nodes logged while they worked on a run, as grave as asked for; grows while the run does.
final class RunLogPanel extends Section {
    private final RunId run;
    private final RunService service;
    private final Words words;
    private final Keeper keeper;
    private final Div lines = new Div();
    private @Nullable Watched<List<LogLine>> log;

    /// Who closes what is watched when the page is left.
    interface Keeper {
        Watched<List<LogLine>> keep(Watched<List<LogLine>> watched);
    }

    RunLogPanel(RunId run, RunService service, Words words, Keeper keeper) {
        this.run = run;
        this.service = service;
        this.words = words;
        this.keeper = keeper;
        addClassNames("panel", "list-panel", "log-panel");
        var levels =
                new Segments<>(
                        words.text("log.level"),
                        List.of(LogLine.Level.ERROR, LogLine.Level.WARN, LogLine.Level.INFO),
                        LogLine.Level.INFO,
                        level -> words.text("log.level." + level.name()),
                        this::show);
        var head = new Div(new H2(words.text("log.title")), levels);
        head.addClassName("section-head");
        add(head, lines);
        show(LogLine.Level.INFO);
    }

    private void show(LogLine.Level atLeast) {
        if (log != null) {
            log.close();
        }
        var watched = keeper.keep(service.watchLog(run, atLeast));
        log = watched;
        var table =
                new DenseTable<LogLine>(
                                words.text("log.title"), words.text("log.none"), LogLine::id)
                        .column(
                                words.text("log.time"),
                                "mono quiet",
                                line -> new Span(words.formats().timeWithSeconds(line.at())))
                        .column(words.text("log.level"), "", RunLogPanel::level)
                        .column(
                                words.text("run.node"),
                                "wide-only quiet",
                                line -> new Span(line.node()))
                        .column(words.text("log.message"), "log-message", this::message);
        // it scrolls: a keyboard must reach it
        table.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", words.text("log.title"));
        lines.removeAll();
        lines.add(table);
        Signal.effect(table, () -> table.show(watched.signal().get()));
    }

    private static Span level(LogLine line) {
        var level = new Span(line.level().name());
        level.addClassNames(
                "level", "level-" + line.level().name().toLowerCase(java.util.Locale.ROOT));
        return level;
    }

    private Span message(LogLine line) {
        var message = new Span(line.message());
        message.setTitle(line.logger());
        return message;
    }
}
