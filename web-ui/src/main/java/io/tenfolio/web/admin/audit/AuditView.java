package io.tenfolio.web.admin.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.audit.AuditFilter;
import io.tenfolio.audit.RecordedEntry;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Pager;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who did what, when, why, and what it was before and after.
@Route("admin/audit")
@Menu(title = "nav.audit", icon = "audit", order = 58)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class AuditView extends AdminPage implements BeforeEnterObserver {
    private final AuditService service;
    private final Words words;

    public AuditView(AuditService service, CurrentPerson person) {
        super("nav.audit");
        this.service = service;
        this.words = Words.of(person.get());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = AuditQuery.of(event.getLocation().getQueryParameters());
        startAnew();
        var page = keep(service.watch(query.filter(), query.before())).signal();
        var table =
                new DenseTable<RecordedEntry>(
                                heading(), getTranslation("audit.none"), RecordedEntry::id)
                        .column(getTranslation("request.when"), "nowrap", this::when)
                        .text(getTranslation("audit.actor"), entry -> entry.entry().actor())
                        .column(
                                getTranslation("audit.action"),
                                "mono",
                                entry -> new Span(entry.entry().action()))
                        .column(
                                getTranslation("audit.subject"),
                                "whole wrap",
                                entry -> new Span(entry.entry().subject()))
                        .column(
                                getTranslation("run.reason"),
                                "reason",
                                entry -> new Span(entry.entry().reason()))
                        .column(
                                getTranslation("audit.before"),
                                "state-text",
                                entry -> new Span(entry.entry().before()))
                        .column(
                                getTranslation("audit.after"),
                                "state-text",
                                entry -> new Span(entry.entry().after()));
        Signal.effect(table, () -> table.show(page.get().entries()));
        var list = new Section(filters(query.filter()), table, pager(query, page));
        list.addClassNames("panel", "list-panel");
        add(list);
    }

    private Component when(RecordedEntry entry) {
        var at = new Span(words.at(entry.at(), service.now()));
        at.setTitle(words.exactly(entry.at()));
        return at;
    }

    private Component filters(AuditFilter filter) {
        var actor = field("audit.actor", filter.actor());
        var action = field("audit.action", filter.action());
        action.setPlaceholder(getTranslation("audit.action.hint"));
        var subject = field("audit.subject.or", filter.subject());
        subject.addClassName("grow");
        var from = time("filter.from", filter.from());
        var to = time("filter.to", filter.to());
        Runnable tell =
                () ->
                        go(
                                new AuditFilter(
                                        actor.getValue().strip(),
                                        action.getValue().strip(),
                                        subject.getValue().strip(),
                                        instant(from.getValue()),
                                        instant(to.getValue())));
        actor.addValueChangeListener(_ -> tell.run());
        action.addValueChangeListener(_ -> tell.run());
        subject.addValueChangeListener(_ -> tell.run());
        from.addValueChangeListener(_ -> tell.run());
        to.addValueChangeListener(_ -> tell.run());
        var bar = new Div(actor, action, subject, from, to);
        if (filter.narrows()) {
            var all = new Button(getTranslation("filter.clear"), _ -> go(AuditFilter.ALL));
            all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            bar.add(all);
        }
        bar.add(export(filter));
        bar.addClassName("filters");
        bar.getElement()
                .setAttribute("role", "search")
                .setAttribute("aria-label", getTranslation("filter.title"));
        return bar;
    }

    private TextField field(String key, String value) {
        var field = new TextField(getTranslation(key));
        field.setValue(value);
        field.setClearButtonVisible(true);
        return field;
    }

    private DateTimePicker time(String key, @Nullable Instant value) {
        var time = new DateTimePicker(getTranslation(key));
        time.setLocale(words.formats().locale());
        time.setValue(
                value == null ? null : LocalDateTime.ofInstant(value, words.formats().zone()));
        return time;
    }

    private @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(words.formats().zone()).toInstant();
    }

    private Component export(AuditFilter filter) {
        var link =
                new Anchor(
                        DownloadHandler.fromInputStream(_ -> {
                            var csv = service.export(filter).getBytes(StandardCharsets.UTF_8);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(csv),
                                    "audit.csv",
                                    "text/csv;charset=utf-8",
                                    csv.length);
                        }),
                        AttachmentType.DOWNLOAD,
                        getTranslation("audit.export"));
        link.addClassName("export");
        link.getElement().setAttribute("title", getTranslation("audit.export.hint"));
        return link;
    }

    private void go(AuditFilter filter) {
        UI.getCurrentOrThrow().navigate(AuditView.class, new AuditQuery(filter, null).parameters());
    }

    private static Component pager(AuditQuery query, Signal<AuditPage> page) {
        return new Pager(
                AuditView.class,
                query.before() == null
                        ? Optional.empty()
                        : Optional.of(new AuditQuery(query.filter(), null).parameters()),
                page,
                shown ->
                        shown.older().map(key -> new AuditQuery(query.filter(), key).parameters()));
    }
}
