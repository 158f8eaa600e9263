package io.tenfolio.web.admin.source;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.SourceReport;
import io.tenfolio.job.SourceReport.Attempt;
import io.tenfolio.job.SourceReport.Breaker;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.admin.run.RunView;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;

/// Does each source answer, since when, and when is it asked again?
@Route("admin/sources")
@Menu(title = "nav.sources", icon = "sources", order = 54)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class SourcesView extends AdminPage implements BeforeEnterObserver {
    private final SourceService service;
    private final Words words;

    public SourcesView(SourceService service, CurrentPerson person) {
        super("nav.sources");
        this.service = service;
        this.words = Words.of(person.get());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        startAnew();
        var sources = keep(service.watch()).signal();
        var all = new Div();
        all.addClassName("source-cards");
        Signal.effect(
                all,
                () -> {
                    all.removeAll();
                    sources.get().forEach(source -> all.add(card(source)));
                    if (sources.get().isEmpty()) {
                        all.add(new Paragraph(getTranslation("sources.none")));
                    }
                });
        add(all);
    }

    private Component card(SourceReport source) {
        var name = new Div(new H2(source.source()), state(source));
        name.addClassName("section-head");
        var facts = new Div();
        facts.addClassName("source-facts");
        facts.add(
                fact(
                        "source.last",
                        source.lastAnswer()
                                .map(at -> words.at(at, service.now()))
                                .orElseGet(() -> getTranslation("source.never"))),
                fact(
                        "source.day",
                        getTranslation(
                                "source.day.text", source.failedToday(), source.askedToday())),
                fact("source.mean", source.meanToday().map(words::span).orElse("–")),
                fact(
                        "source.next",
                        source.restsUntil(service.now())
                                .map(at ->
                                        getTranslation(
                                                "source.next.at", words.at(at, service.now())))
                                .orElseGet(() -> getTranslation("source.next.slot"))));
        var attempts =
                new DenseTable<Attempt>(
                                getTranslation("source.attempts", source.source()),
                                getTranslation("source.attempts.none"),
                                attempt -> attempt)
                        .column(getTranslation("request.when"), "nowrap", this::when)
                        .column(getTranslation("source.outcome"), "", this::outcome)
                        .figure(getTranslation("run.took"), attempt -> words.span(attempt.took()))
                        .column(
                                getTranslation("run.reason"),
                                "reason",
                                attempt -> new Span(attempt.detail()));
        attempts.show(source.newest());
        var card = new Section(name, facts, attempts);
        card.addClassNames("panel", "source-card");
        card.getElement().setAttribute("aria-label", source.source());
        return card;
    }

    private Component fact(String key, String value) {
        var label = new Span(getTranslation(key));
        label.addClassName("quiet");
        var said = new Span(value);
        said.addClassName("strong");
        var fact = new Div(label, said);
        fact.addClassName("fact");
        return fact;
    }

    /// The breakers' word first: a source that is left alone does not fail, it is not asked.
    private Component state(SourceReport source) {
        var nodes =
                source.breakers().stream()
                        .filter(breaker -> breaker.state() != Breaker.State.CLOSED)
                        .map(breaker ->
                                breaker.node()
                                        + " · "
                                        + getTranslation("source.failures", breaker.failures()))
                        .collect(Collectors.joining(", "));
        if (source.isLeftAlone()) {
            return titled(new Chip(Chip.Tone.BAD, getTranslation("breaker.OPEN")), nodes);
        }
        if (!nodes.isEmpty()) {
            return titled(new Chip(Chip.Tone.GONE, getTranslation("breaker.TRYING")), nodes);
        }
        var failing = source.breakers().stream().anyMatch(breaker -> breaker.failures() > 0);
        return failing
                ? new Chip(Chip.Tone.GONE, getTranslation("breaker.failing"))
                : new Chip(Chip.Tone.GOOD, getTranslation("breaker.CLOSED"));
    }

    private static Component titled(Chip chip, String title) {
        chip.setTitle(title);
        return chip;
    }

    private Component when(Attempt attempt) {
        return new RouterLink(
                words.at(attempt.at(), service.now()), RunView.class, RunView.of(attempt.run()));
    }

    private Component outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case "ANSWERED" -> new Chip(Chip.Tone.GOOD, getTranslation("attempt.ANSWERED"));
            case "FAILED" -> new Chip(Chip.Tone.BAD, getTranslation("attempt.FAILED"));
            default -> new Chip(Chip.Tone.WAITING, getTranslation("attempt.SKIPPED"));
        };
    }
}
