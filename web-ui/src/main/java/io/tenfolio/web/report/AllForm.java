package io.tenfolio.web.report;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportKind;
import java.util.Set;

/// Asks for reports of all portfolios; for who runs the place.
final class AllForm extends Section {
    private final ReportService service;
    private final Runnable asked;
    private final RadioButtonGroup<ReportKind> kind = new RadioButtonGroup<>();
    private final CheckboxGroup<ReportFormat> formats = new CheckboxGroup<>();
    private final TextField reason = new TextField();
    private final PeriodFields period;

    AllForm(ReportService service, Runnable asked) {
        this.service = service;
        this.asked = asked;
        this.period = new PeriodFields(service.today());
        addClassNames("panel", "report-form");
        var about = new Paragraph(getTranslation("reports.all.about"));
        about.addClassName("quiet");
        kind.setLabel(getTranslation("reports.kind"));
        kind.setItems(ReportKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("reports.kind." + one.name()));
        kind.addValueChangeListener(chosen -> show(chosen.getValue()));
        formats.setLabel(getTranslation("reports.formats"));
        reason.setLabel(getTranslation("reports.reason"));
        reason.setMaxLength(200);
        kind.setValue(ReportKind.STATEMENT);
        var ask = new Button(getTranslation("reports.make"), _ -> ask());
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new H2(getTranslation("reports.all")), about, kind, period, formats, reason, ask);
    }

    private void show(ReportKind chosen) {
        period.setVisible(chosen == ReportKind.STATEMENT);
        formats.setItems(ReportService.formatsOf(chosen));
        formats.setValue(
                Set.of(chosen == ReportKind.STATEMENT ? ReportFormat.PDF : ReportFormat.XLSX));
    }

    private void ask() {
        var chosen = period.period();
        if (Required.missing(reason, reason.getValue().isBlank())
                | Required.missing(formats, formats.getValue().isEmpty())) {
            return;
        }
        try {
            switch (kind.getValue()) {
                case STATEMENT -> {
                    if (chosen.isEmpty()) {
                        return;
                    }
                    service.askForStatements(
                            chosen.get(), formats.getValue(), reason.getValue().strip());
                }
                case PORTFOLIOS ->
                        service.askForPortfolios(formats.getValue(), reason.getValue().strip());
            }
            reason.clear();
            asked.run();
        } catch (TooManyReports e) {
            Notification.show(getTranslation("reports.toomany"));
        }
    }
}
