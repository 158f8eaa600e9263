package io.tenfolio.web.admin.node;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.job.NodeReport;
import io.tenfolio.web.admin.look.AdminPage;
import io.tenfolio.web.admin.look.Chip;
import io.tenfolio.web.admin.look.DenseTable;
import io.tenfolio.web.admin.look.Words;
import io.tenfolio.web.admin.run.RunView;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Who is here, who fell silent, and what each has in hand.
@Route("admin/nodes")
@Menu(title = "nav.nodes", icon = "nodes", order = 53)
@RolesAllowed({"OPERATOR", "ADMIN", "AUDITOR"})
public class NodesView extends AdminPage implements BeforeEnterObserver {
    private final NodeService service;
    private final Words words;

    public NodesView(NodeService service, CurrentPerson person) {
        super("nav.nodes");
        this.service = service;
        this.words = Words.of(person.get());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        startAnew();
        var nodes = keep(service.watch()).signal();
        var table =
                new DenseTable<NodeReport>(heading(), getTranslation("nodes.none"), NodeReport::id)
                        .column(getTranslation("run.node"), "lead", node -> new Span(node.id()))
                        .column(getTranslation("run.state"), "", this::state)
                        .text(
                                getTranslation("node.role"),
                                node ->
                                        node.role().equals("web")
                                                ? getTranslation("node.role.web")
                                                : getTranslation("node.role.scheduler"))
                        .column(getTranslation("node.work"), "nowrap", this::work)
                        .figure(
                                getTranslation("node.load"),
                                node -> node.loadPercent().map(load -> load + " %").orElse("–"))
                        .figure(
                                getTranslation("node.memory"),
                                node ->
                                        node.megabytes()
                                                .map(mb -> words.count(mb) + " MB")
                                                .orElse("–"))
                        .figure(
                                getTranslation("node.clock"),
                                node -> node.clockOffset().toMillis() + " ms")
                        .text(
                                getTranslation("node.since"),
                                node -> words.at(node.startedAt(), service.now()))
                        .text(getTranslation("node.version"), NodeReport::version);
        Signal.effect(table, () -> table.show(nodes.get().stream().map(NodesView::calm).toList()));
        var list = new Section(table);
        list.addClassNames("panel", "list-panel");
        add(list);
    }

    /// Silence of a second more or less is no news.
    private static NodeReport calm(NodeReport node) {
        return new NodeReport(
                node.id(),
                node.role(),
                node.version(),
                node.startedAt(),
                node.isSilent() ? node.silence().truncatedTo(ChronoUnit.SECONDS) : Duration.ZERO,
                node.clockOffset(),
                node.state(),
                node.loadPercentOrNull(),
                node.megabytesOrNull(),
                node.work(),
                node.runOrNull());
    }

    private Component state(NodeReport node) {
        if (node.isSilent()) {
            return new Chip(
                    Chip.Tone.BAD, getTranslation("node.silent", words.span(node.silence())));
        }
        return node.isReady()
                ? new Chip(Chip.Tone.GOOD, getTranslation("node.ready"))
                : new Chip(Chip.Tone.GONE, getTranslation("node.clockoff"));
    }

    private Component work(NodeReport node) {
        if (node.run().isPresent()) {
            var run = node.run().get();
            return new RouterLink(
                    getTranslation("node.run", words.slot(run.slot().start(), service.now())),
                    RunView.class,
                    RunView.of(run));
        }
        return new Span(
                node.role().equals("web")
                        ? getTranslation("node.pages", node.work())
                        : getTranslation("node.idle"));
    }
}
