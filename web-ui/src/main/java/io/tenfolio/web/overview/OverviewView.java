package io.tenfolio.web.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.access.Role;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.live.LivePortfolio;
import io.tenfolio.web.look.FreshnessBadge;
import io.tenfolio.web.look.LiveFigure;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.look.Segments;
import io.tenfolio.web.look.ShareDonut;
import io.tenfolio.web.look.ValueChart;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is it worth, how did it change, as of when? Then the rest.
@Route("")
@RouteAlias("portfolio/:portfolio")
@Menu(title = "nav.overview", icon = "overview", order = 0)
@PermitAll
public class OverviewView extends Main implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int NARROW_BELOW = 720;

    private final OverviewService service;
    private final Timetable timetable;
    private final Formats formats;
    private final Role role;
    private @Nullable Signal<Timetable.Plan> plan;
    private @Nullable LivePortfolio live;
    private @Nullable FreshnessBadge badge;
    private Range range = Range.MONTH;
    private Split split = Split.CLASS;

    public OverviewView(OverviewService service, Timetable timetable, CurrentPerson person) {
        this.service = service;
        this.timetable = timetable;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        this.role = person.get().role();
        addClassNames("page", "overview");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        range = query.getSingleParameter("range").flatMap(Range::ofCode).orElse(range);
        split = query.getSingleParameter("by").flatMap(Split::ofCode).orElse(split);
        var mine = service.portfolios();
        var wanted = event.getRouteParameters().get("portfolio").map(OverviewView::number);
        close();
        removeAll();
        if (wanted.isEmpty() && mine.isEmpty()) {
            add(nothingYet());
            if (event.getTrigger() == NavigationTrigger.PAGE_LOAD) {
                desk().ifPresent(event::forwardTo);
            }
            return;
        }
        var id = wanted.orElseGet(() -> mine.getFirst().id());
        live = service.open(id).orElseThrow(NotFoundException::new);
        layOut(live, mine);
    }

    /// Where the day of somebody begins whose work are not portfolios: who comes in is led there, who chooses the overview sees it.
    private Optional<String> desk() {
        return switch (role) {
            case OPERATOR, ADMIN -> Optional.of("admin/runs");
            case AUDITOR -> Optional.of("admin/audit");
            case INVESTOR, ADVISOR -> Optional.empty();
        };
    }

    private static PortfolioId number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new NotFoundException();
        }
        return new PortfolioId(Long.parseLong(text));
    }

    private void layOut(LivePortfolio portfolio, List<Portfolio> mine) {
        var due = plan == null ? timetable.followedBy(this) : plan;
        plan = due;
        var state = new OverviewState(portfolio.picture(), formats, due, split);
        var about = portfolio.picture().peek().portfolio();
        badge = new FreshnessBadge(state.asOf(), state.staleAfter());
        add(answer(state, about, mine), waiting(state));
        var charts = new Div(history(state, about), allocation(state));
        charts.addClassName("charts");
        charts.bindVisible(state.isValued());
        var positions = positions(state, about);
        positions.bindVisible(state.isValued());
        add(charts, positions);
    }

    // ---- the answer ----

    private Component answer(OverviewState state, Portfolio about, List<Portfolio> mine) {
        var total = new LiveFigure(state.total());
        total.addClassName("total");
        var change = new LiveFigure(state.dayChange(), state.dayTone());
        change.addClassName("day-change");
        var base = new Span();
        base.bindText(state.dayBase());
        base.addClassName("quiet");
        var changeLine = new Div(change, base);
        changeLine.addClassName("change-line");
        var asOf = new Span();
        asOf.addClassName("as-of");
        asOf.bindText(state.asOfText());
        var main = new Div(name(about, mine), total, changeLine, asOf, links(about));
        main.addClassName("answer-main");
        var section = new Section(main, facts(state), notes(state));
        section.addClassName("answer");
        section.getElement().setAttribute("aria-label", getTranslation("overview.answer"));
        section.bindVisible(state.isValued());
        return section;
    }

    private Component links(Portfolio about) {
        var id = about.id().value();
        var links = new Div();
        links.addClassName("answer-links");
        if (service.mayEdit(about.id())) {
            links.add(link("book?portfolio=" + id, "overview.book"));
        }
        links.add(
                link("ledger?portfolio=" + id, "nav.ledger"),
                link("portfolio/" + id + "/settings", "overview.manage"));
        return links;
    }

    private Anchor link(String target, String key) {
        var link = new Anchor(target, getTranslation(key));
        link.addClassName("button-link");
        return link;
    }

    private Component name(Portfolio about, List<Portfolio> mine) {
        if (mine.size() < 2) {
            var name = new Span(about.name());
            name.addClassName("portfolio-name");
            return name;
        }
        var choice = new Select<Portfolio>();
        choice.addClassName("portfolio-choice");
        choice.setAriaLabel(getTranslation("overview.portfolio"));
        choice.setItems(mine);
        choice.setItemLabelGenerator(Portfolio::name);
        mine.stream()
                .filter(p -> p.id().equals(about.id()))
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(chosen ->
                UI.getCurrent().navigate("portfolio/" + chosen.getValue().id().value(), choices()));
        return choice;
    }

    private Component facts(OverviewState state) {
        var facts =
                new Div(
                        fact("overview.invested", new LiveFigure(state.marketValue())),
                        fact("overview.cash", new LiveFigure(state.cash())),
                        fact("overview.gain", new LiveFigure(state.gain(), state.gainTone())),
                        fact(
                                "overview.realised",
                                new LiveFigure(state.realised(), state.realisedTone())));
        facts.addClassName("facts");
        return facts;
    }

    private Component fact(String label, LiveFigure figure) {
        var name = new Span(getTranslation(label));
        name.addClassName("quiet");
        var fact = new Div(name, figure);
        fact.addClassName("fact");
        return fact;
    }

    private Component notes(OverviewState state) {
        var notes = new Div(note(state.originNote()), note(state.gapNote()));
        notes.addClassName("notes");
        notes.getElement().setAttribute("role", "status");
        return notes;
    }

    private static Component note(Signal<String> text) {
        var note = new Paragraph();
        note.addClassName("note");
        note.bindText(text);
        note.bindVisible(text.map(words -> !words.isEmpty()));
        return note;
    }

    private Component waiting(OverviewState state) {
        var waiting =
                new Section(
                        new H2(getTranslation("overview.waiting.heading")),
                        new Paragraph(getTranslation("overview.waiting.text")));
        waiting.addClassName("message");
        waiting.bindVisible(state.isWaiting());
        return waiting;
    }

    private Component nothingYet() {
        var nothing =
                new Section(
                        new H2(getTranslation("overview.empty.heading")),
                        new Paragraph(getTranslation("overview.empty.text")));
        nothing.addClassName("message");
        if (service.mayCreate()) {
            var create = link("portfolios?new", "portfolios.create");
            create.addClassName("first");
            nothing.add(create);
        }
        return nothing;
    }

    // ---- charts ----

    private Component history(OverviewState state, Portfolio about) {
        var chart = new ValueChart(formats.locale(), formats.zone());
        chart.setCurrency(about.baseCurrency());
        var title = new H2();
        var ranges =
                new Segments<>(
                        getTranslation("chart.range"),
                        List.of(Range.values()),
                        range,
                        each -> getTranslation(each.textKey() + ".short"),
                        chosen -> {
                            range = chosen;
                            rememberInUrl();
                            load(chart, title, state, about);
                        });
        Signal.effect(
                chart,
                context -> {
                    var newest = state.newestPoint().get();
                    if (context.isInitialRun()) {
                        load(chart, title, state, about);
                    } else {
                        newest.forEach(point -> chart.append(point(point)));
                    }
                });
        var head = new Div(title, ranges);
        head.addClassName("section-head");
        var section = new Section(head, chart);
        section.addClassNames("panel", "history");
        return section;
    }

    private void load(ValueChart chart, H2 title, OverviewState state, Portfolio about) {
        var name = getTranslation("chart.title", getTranslation(range.textKey()));
        title.setText(name);
        chart.setTitle(name);
        var points =
                new ArrayList<>(
                        service.history(about.id(), range).points().stream()
                                .map(OverviewView::point)
                                .toList());
        state.newestPoint().peek().stream()
                .map(OverviewView::point)
                .filter(p -> points.isEmpty() || points.getLast().at().isBefore(p.at()))
                .forEach(points::add);
        chart.show(points, range.showsRuns());
    }

    private static ValueChart.Point point(History.Point point) {
        return new ValueChart.Point(point.at(), point.total().amount().doubleValue());
    }

    private Component allocation(OverviewState state) {
        var donut = new ShareDonut();
        var title = new H2(getTranslation("allocation.title"));
        donut.setTitle(getTranslation("allocation.title"));
        Signal.effect(donut, () -> donut.show(state.shares().get()));
        var splits =
                new Segments<>(
                        getTranslation("allocation.by"),
                        List.of(Split.values()),
                        split,
                        each -> getTranslation(each.textKey()),
                        chosen -> {
                            split = chosen;
                            rememberInUrl();
                            state.splitBy(chosen);
                        });
        var head = new Div(title, splits);
        head.addClassName("section-head");
        var section = new Section(head, donut);
        section.addClassNames("panel", "allocation");
        return section;
    }

    // ---- positions ----

    private Component positions(OverviewState state, Portfolio about) {
        var narrow =
                UI.getCurrent()
                        .getPage()
                        .windowSizeSignal()
                        .map(window -> window.width() > 0 && window.width() < NARROW_BELOW);
        var count = new Span();
        count.addClassName("quiet");
        count.bindText(state.rows().map(rows -> String.valueOf(rows.size())));
        var title = new H2(new Span(getTranslation("positions.title") + " "), count);
        var filter = new TextField();
        filter.setPlaceholder(getTranslation("positions.filter"));
        filter.setAriaLabel(getTranslation("positions.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.setValueChangeTimeout(200);
        filter.addValueChangeListener(typed -> state.filter(typed.getValue()));
        var tools = new Div(filter);
        tools.addClassName("tools");
        accountChoice(state, about).ifPresent(tools::addComponentAsFirst);
        var head = new Div(title, tools);
        head.addClassName("section-head");
        var section = new Section(head, new PositionsGrid(state, narrow));
        section.addClassNames("panel", "positions-panel");
        return section;
    }

    private Optional<Component> accountChoice(OverviewState state, Portfolio about) {
        var accounts = service.accounts(about.id());
        if (accounts.size() < 2) {
            return Optional.empty();
        }
        var choice = new ComboBox<Account>();
        choice.setPlaceholder(getTranslation("positions.accounts.all"));
        choice.setAriaLabel(getTranslation("positions.account"));
        choice.setItems(accounts);
        choice.setItemLabelGenerator(Account::name);
        choice.setClearButtonVisible(true);
        choice.addValueChangeListener(
                chosen -> state.show(Optional.ofNullable(chosen.getValue()).map(Account::id)));
        return Optional.of(choice);
    }

    // ---- place and time ----

    /// Range and split stand in the URL, so that a link shows the same.
    private void rememberInUrl() {
        var page = UI.getCurrent();
        page.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                page.getInternals().getActiveViewLocation().getPath(), choices()));
    }

    private QueryParameters choices() {
        return QueryParameters.simple(Map.of("range", range.code(), "by", split.code()));
    }

    @Override
    public String heading() {
        return getTranslation("nav.overview");
    }

    @Override
    public Optional<Component> extras() {
        return Optional.ofNullable(badge);
    }

    @Override
    public String getPageTitle() {
        var name =
                live == null
                        ? getTranslation("nav.overview")
                        : live.picture().peek().portfolio().name();
        return getTranslation("title", name);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        close();
    }

    private void close() {
        var open = live;
        live = null;
        if (open != null) {
            open.close();
        }
    }
}
