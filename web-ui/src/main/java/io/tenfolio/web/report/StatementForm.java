package io.tenfolio.web.report;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.report.ReportKind;
import java.util.Set;

/// Asks for the statement of one portfolio, now or each month.
final class StatementForm extends Section {
    private final ReportService service;
    private final Runnable asked;
    private final ComboBox<Portfolio> portfolio = new ComboBox<>();
    private final CheckboxGroup<ReportFormat> formats = new CheckboxGroup<>();
    private final Checkbox monthly = new Checkbox();

    StatementForm(ReportService service, Runnable asked) {
        this.service = service;
        this.asked = asked;
        addClassNames("panel", "report-form");
        add(new H2(getTranslation("reports.ask")));
        var mine = service.portfolios();
        if (mine.isEmpty()) {
            var nothing = new Paragraph(getTranslation("reports.noportfolio"));
            nothing.addClassName("quiet");
            add(nothing);
            return;
        }
        portfolio.setLabel(getTranslation("reports.portfolio"));
        portfolio.setItems(mine);
        portfolio.setItemLabelGenerator(Portfolio::name);
        portfolio.setValue(mine.getFirst());
        var period = new PeriodFields(service.today(mine.getFirst()));
        formats.setLabel(getTranslation("reports.formats"));
        formats.setItems(ReportService.formatsOf(ReportKind.STATEMENT));
        formats.setValue(Set.of(ReportFormat.PDF));
        monthly.setLabel(getTranslation("reports.monthly"));
        showMonthly(mine.getFirst());
        portfolio.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                period.today(service.today(chosen.getValue()));
                showMonthly(chosen.getValue());
            }
        });
        monthly.addValueChangeListener(changed -> {
            if (changed.isFromClient() && portfolio.getValue() != null) {
                service.wantMonthly(portfolio.getValue().id(), changed.getValue());
                Notification.show(
                        getTranslation(
                                changed.getValue() ? "reports.monthly.on" : "reports.monthly.off",
                                portfolio.getValue().name()));
            }
        });
        var ask = new Button(getTranslation("reports.make"), _ -> ask(period));
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(portfolio, period, formats, ask, monthly);
    }

    private void showMonthly(Portfolio about) {
        monthly.setValue(service.monthly().contains(about.id()));
    }

    private void ask(PeriodFields fields) {
        var about = portfolio.getValue();
        var period = fields.period();
        if (Required.missing(portfolio, about == null)
                | Required.missing(formats, formats.getValue().isEmpty())
                | period.isEmpty()) {
            return;
        }
        try {
            service.askForStatement(about.id(), period.get(), formats.getValue());
            asked.run();
        } catch (TooManyReports e) {
            Notification.show(getTranslation("reports.toomany"));
        }
    }
}
