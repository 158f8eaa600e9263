package io.tenfolio.web.report;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportKind;
import io.tenfolio.report.ReportRequest;
import io.tenfolio.report.ReportState;
import io.tenfolio.web.text.Formats;
import java.util.Locale;
import java.util.stream.Collectors;

/// One report: what was asked for, how far it is, its files, and what can be done with it.
final class ReportCard extends Article {
    private final ReportEntry entry;
    private final ReportRequest request;
    private final ReportService service;
    private final Formats formats;
    private final Runnable changed;

    ReportCard(ReportEntry entry, ReportService service, Formats formats, Runnable changed) {
        this.entry = entry;
        this.request = entry.request();
        this.service = service;
        this.formats = formats;
        this.changed = changed;
        addClassNames("report-card", "report-" + request.state().name().toLowerCase(Locale.ROOT));
        add(head(), about());
        if (request.state().isActive()) {
            add(progress());
        }
        if (!request.reason().isEmpty()) {
            var reason = new Paragraph(request.reason());
            reason.addClassName("note");
            add(reason);
        }
        if (request.progress().skipped() > 0) {
            add(skipped());
        }
        if (!entry.files().isEmpty()) {
            add(new FileList(entry.files(), formats));
        } else if (request.state() == ReportState.DONE) {
            var closed =
                    new Paragraph(getTranslation("reports.notyours", request.progress().done()));
            closed.addClassName("quiet");
            add(closed);
        }
        if (entry.changeable()) {
            add(actions());
        }
    }

    private Div head() {
        var state = new Span(getTranslation("reports.state." + request.state().name()));
        state.addClassName("report-state");
        var head = new Div(new H3(title()), state);
        head.addClassName("report-head");
        return head;
    }

    private String title() {
        if (request.order().kind() == ReportKind.PORTFOLIOS) {
            return getTranslation("reports.title.portfolios");
        }
        return request.order().isOfAll()
                ? getTranslation("reports.title.statements")
                : getTranslation("reports.title.statement", entry.portfolio());
    }

    private Paragraph about() {
        var parts = new StringBuilder();
        request.order()
                .period()
                .ifPresent(period ->
                        parts.append(
                                        getTranslation(
                                                "reports.period",
                                                formats.day(period.start().plusDays(1)),
                                                formats.day(period.end())))
                                .append(" · "));
        parts.append(
                request.order().formats().stream()
                        .sorted()
                        .map(ReportFormat::name)
                        .collect(Collectors.joining(", ")));
        parts.append(" · ")
                .append(
                        getTranslation(
                                "reports.asked",
                                request.requestedBy(),
                                formats.dayAndTime(request.createdAt())));
        var about = new Paragraph(parts.toString());
        about.addClassName("quiet");
        return about;
    }

    private Div progress() {
        var bar = new ProgressBar(0, 1, request.progress().fraction());
        var total = request.progress().total();
        bar.setIndeterminate(request.state() == ReportState.OPEN || total == 0);
        var words =
                total == 0
                        ? getTranslation("reports.waiting")
                        : getTranslation("reports.progress", request.progress().done(), total);
        bar.getElement().setAttribute("aria-label", words);
        var text = new Span(words);
        text.addClassName("quiet");
        var progress = new Div(bar, text);
        progress.addClassName("report-progress");
        return progress;
    }

    private Paragraph skipped() {
        var named =
                entry.skipped().entrySet().stream()
                        .map(one -> one.getKey().value() + ": " + one.getValue())
                        .collect(Collectors.joining("; "));
        var skipped =
                new Paragraph(
                        getTranslation("reports.skipped", request.progress().skipped(), named));
        skipped.addClassName("note");
        return skipped;
    }

    private Div actions() {
        var actions = new Div();
        actions.addClassName("report-actions");
        if (request.state().isActive()) {
            actions.add(button("reports.stop", () -> service.stop(request.id(), "")));
        }
        if (request.state().canGoOn()) {
            actions.add(button("reports.goon", () -> service.goOn(request.id())));
        }
        if (!request.state().isActive()) {
            actions.add(removing());
        }
        return actions;
    }

    private Button button(String key, Runnable action) {
        var button =
                new Button(
                        getTranslation(key),
                        _ -> {
                            action.run();
                            changed.run();
                        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private Button removing() {
        var button = new Button(getTranslation("reports.remove"), _ -> confirmRemoval());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void confirmRemoval() {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("reports.remove.sure"));
        dialog.setText(getTranslation("reports.remove.what", request.progress().done()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("reports.remove.no"));
        dialog.setConfirmText(getTranslation("reports.remove"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(_ -> {
            service.remove(request.id());
            changed.run();
        });
        dialog.open();
    }
}
