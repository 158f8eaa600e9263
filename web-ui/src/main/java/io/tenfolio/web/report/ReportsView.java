package io.tenfolio.web.report;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's reports: ask for one, see it being made, have its files. While something is being made the page looks every second.
@Route("reports")
@PermitAll
@Menu(order = 30, title = "nav.reports", icon = "reports")
@StyleSheet("styles/reports.css")
public class ReportsView extends Main implements PageInBar, HasDynamicTitle {
    private static final int LOOK_EVERY_MILLIS = 1_000;

    private final transient ReportService service;
    private final transient Formats formats;
    private final Div list = new Div();
    private final Div forMe = new Div();
    private transient List<ReportEntry> shown = List.of();
    private transient @Nullable Registration polling;

    public ReportsView(ReportService service, CurrentPerson person) {
        this.service = service;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        addClassNames("page", "reports");
        list.addClassName("report-list");
        list.getElement().setAttribute("aria-live", "polite");
        var columns = new Div(asking(), reports());
        columns.addClassName("report-columns");
        add(columns);
    }

    private Component asking() {
        var aside = new Div();
        aside.addClassName("report-asking");
        if (service.mayAsk()) {
            aside.add(new StatementForm(service, this::refresh));
        }
        if (service.runsThePlace()) {
            aside.add(new AllForm(service, this::refresh));
        }
        if (!service.mayAsk()) {
            var nothing =
                    new Section(new H2(getTranslation("reports.ask")), quiet("reports.auditor"));
            nothing.addClassName("panel");
            aside.add(nothing);
        }
        return aside;
    }

    private Component reports() {
        var section = new Section(new H2(getTranslation("reports.mine")), list, forMe);
        section.addClassNames("panel", "report-panel");
        refresh();
        return section;
    }

    private Paragraph quiet(String key) {
        var text = new Paragraph(getTranslation(key));
        text.addClassName("quiet");
        return text;
    }

    /// Reads again and lays out only what changed.
    private void refresh() {
        var entries = service.reports();
        if (!entries.equals(shown) || list.getComponentCount() == 0) {
            shown = entries;
            list.removeAll();
            if (entries.isEmpty()) {
                list.add(quiet("reports.none"));
            }
            entries.forEach(
                    entry -> list.add(new ReportCard(entry, service, formats, this::refresh)));
            statementsForMe();
        }
        getUI().ifPresent(this::look);
    }

    private void statementsForMe() {
        forMe.removeAll();
        var files = service.statementsForMe();
        if (!files.isEmpty()) {
            forMe.add(new H2(getTranslation("reports.forme")), new FileList(files, formats));
        }
    }

    private void look(UI ui) {
        boolean active = shown.stream().anyMatch(entry -> entry.request().state().isActive());
        ui.setPollInterval(active ? LOOK_EVERY_MILLIS : -1);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        polling = attach.getUI().addPollListener(_ -> refresh());
        look(attach.getUI());
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        detach.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
            polling = null;
        }
    }

    @Override
    public String heading() {
        return getTranslation("nav.reports");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("nav.reports"));
    }
}
