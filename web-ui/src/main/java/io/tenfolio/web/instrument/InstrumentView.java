package io.tenfolio.web.instrument;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.Role;
import io.tenfolio.instrument.Identifier;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.price.SourceName;
import io.tenfolio.web.ledger.LedgerGrid;
import io.tenfolio.web.ledger.LedgerService;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.look.Segments;
import io.tenfolio.web.look.ValueChart;
import io.tenfolio.web.overview.Range;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One instrument: what it costs, since when and by whom; how that changed; what you hold and booked of it; how it is known.
@Route("instrument/:instrument")
@JsModule("./tenfolio/why-mark.ts")
@StyleSheet("styles/ledger.css")
@StyleSheet("styles/portfolio.css")
@PermitAll
public class InstrumentView extends Main
        implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int NARROW_BELOW = 720;
    private static final List<Range> RANGES =
            List.of(Range.MONTH, Range.HALF_YEAR, Range.YEAR_TO_DATE, Range.YEAR, Range.ALL);

    private final InstrumentService service;
    private final LedgerService ledger;
    private final Formats formats;
    private final boolean mayMerge;
    private Range range = Range.YEAR;
    private @Nullable Instrument instrument;

    public InstrumentView(InstrumentService service, LedgerService ledger, CurrentPerson person) {
        this.service = service;
        this.ledger = ledger;
        var who = person.get();
        this.formats = new Formats(who.locale(), who.zone());
        this.mayMerge = who.role() == Role.OPERATOR || who.role() == Role.ADMIN;
        addClassNames("page", "instrument");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id =
                event.getRouteParameters()
                        .get("instrument")
                        .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                        .map(Integer::parseInt)
                        .map(InstrumentId::new)
                        .orElseThrow(NotFoundException::new);
        var survivor = service.mergedInto(id);
        if (survivor.isPresent()) {
            event.forwardTo("instrument/" + survivor.get().value());
            return;
        }
        range =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("range")
                        .flatMap(Range::ofCode)
                        .filter(RANGES::contains)
                        .orElse(range);
        var shown = service.find(id).orElseThrow(NotFoundException::new);
        instrument = shown;
        removeAll();
        add(answer(shown), history(shown), held(shown), entries(shown), identifiers(shown));
        if (mayMerge) {
            add(merging(shown));
        }
    }

    // ---- its price ----

    private Component answer(Instrument shown) {
        var name = new Span(shown.symbol() + " · " + shown.name());
        name.addClassName("portfolio-name");
        var main = new Div(name);
        main.addClassName("answer-main");
        var price = service.price(shown.id());
        if (price.isPresent()) {
            var figure = new Span(formats.price(price.get().perUnit()));
            figure.addClassName("total");
            main.add(figure, source(price.get()));
        } else {
            var none = new Span(getTranslation("instrument.noprice"));
            none.addClassName("total");
            var why = new Span(getTranslation("instrument.noprice.why"));
            why.addClassName("quiet");
            main.add(none, why);
        }
        var links = new Div();
        links.addClassName("answer-links");
        if (!ledger.editable().isEmpty()) {
            links.add(
                    link("book?kind=buy&instrument=" + shown.id().value(), "entry.BUY"),
                    link("book?kind=sell&instrument=" + shown.id().value(), "entry.SELL"));
        }
        main.add(links);
        var facts =
                new Div(
                        fact(
                                getTranslation("instrument.class"),
                                getTranslation("class." + shown.assetClass().name())),
                        fact(
                                getTranslation("booking.currency"),
                                shown.currency().getCurrencyCode()),
                        fact(getTranslation("instrument.venue"), venue(shown)),
                        fact(
                                getTranslation("split.SECTOR"),
                                shown.classification().sector().isEmpty()
                                        ? "–"
                                        : shown.classification().sector()));
        facts.addClassName("facts");
        var section = new Section(main, facts);
        section.addClassName("answer");
        return section;
    }

    /// Who said so and when, and what is not simply fresh about it.
    private Component source(Price price) {
        var line =
                new Div(
                        new Span(
                                getTranslation(
                                        "instrument.price.from",
                                        price.source().label(),
                                        formats.moment(price.asOf()),
                                        formats.zoneName(price.asOf()))));
        line.addClassName("quiet");
        if (price.quality() != Quality.FRESH) {
            var aged = new Span(getTranslation("quality." + price.quality().name()));
            aged.addClassNames("chip", "aged");
            line.add(aged);
        }
        return line;
    }

    private static String venue(Instrument shown) {
        return switch (shown) {
            case Instrument.Equity equity -> equity.venue().value();
            case Instrument.Etf etf -> etf.venue().value();
            case Instrument.Bond bond -> bond.venue().value();
            case Instrument.Fund _,
                    Instrument.Crypto _,
                    Instrument.Commodity _,
                    Instrument.Currency _ ->
                    "–";
        };
    }

    private Anchor link(String target, String key) {
        var link = new Anchor(target, getTranslation(key));
        link.addClassName("button-link");
        return link;
    }

    private static Div fact(String label, String words) {
        var name = new Span(label);
        name.addClassName("quiet");
        var value = new Span(words);
        value.addClassName("strong");
        var fact = new Div(name, value);
        fact.addClassName("fact");
        return fact;
    }

    // ---- its history ----

    private Component history(Instrument shown) {
        var chart = new ValueChart(formats.locale(), formats.zone());
        chart.setCurrency(shown.currency());
        var title = new H2();
        var ranges =
                new Segments<>(
                        getTranslation("chart.range"),
                        RANGES,
                        range,
                        each -> getTranslation(each.textKey() + ".short"),
                        chosen -> {
                            range = chosen;
                            rememberInUrl(shown);
                            load(chart, title, shown);
                        });
        load(chart, title, shown);
        var head = new Div(title, ranges);
        head.addClassName("section-head");
        var section = new Section(head, chart);
        section.addClassNames("panel", "history");
        return section;
    }

    private void load(ValueChart chart, H2 title, Instrument shown) {
        var name = getTranslation("instrument.chart", getTranslation(range.textKey()));
        title.setText(name);
        chart.setTitle(name);
        var today = service.now().atZone(formats.zone()).toLocalDate();
        var from = range.from(today).atStartOfDay(ZoneOffset.UTC).toInstant();
        chart.show(
                service.history(shown.id(), from).stream()
                        .map(price ->
                                new ValueChart.Point(
                                        price.asOf(), price.perUnit().amount().doubleValue()))
                        .toList(),
                false);
    }

    private void rememberInUrl(Instrument shown) {
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                "instrument/" + shown.id().value(),
                                QueryParameters.simple(Map.of("range", range.code()))));
    }

    // ---- yours ----

    private Component held(Instrument shown) {
        var section = panel("instrument.lots");
        var held = service.held(shown.id());
        if (held.isEmpty()) {
            var nothing = new Paragraph(getTranslation("instrument.lots.none"));
            nothing.addClassName("quiet");
            section.add(nothing);
        }
        for (var one : held) {
            var title =
                    new Div(
                            new Span(one.portfolio().name() + " · " + one.account()),
                            new Span(
                                    getTranslation(
                                            "instrument.held",
                                            formats.quantity(one.position().quantity()),
                                            formats.worth(one.position().cost()))));
            title.addClassName("list-line");
            section.add(title, lots(one));
        }
        return section;
    }

    private Component lots(HeldLots held) {
        var head =
                new NativeTableHeader(
                        new NativeTableRow(
                                new NativeTableHeaderCell(getTranslation("instrument.acquired")),
                                new NativeTableHeaderCell(getTranslation("positions.quantity")),
                                new NativeTableHeaderCell(getTranslation("instrument.cost"))));
        var body = new NativeTableBody();
        var in = formats.in(held.portfolio().zone());
        for (var lot : held.lots()) {
            var day =
                    new NativeTableHeaderCell(
                            in.day(lot.acquiredAt().atZone(in.zone()).toLocalDate()));
            day.getElement().setAttribute("scope", "row");
            body.add(
                    new NativeTableRow(
                            day,
                            new NativeTableCell(formats.quantity(new Quantity(lot.units()))),
                            new NativeTableCell(
                                    formats.worth(
                                            new Worth(
                                                    lot.base().withCharges(),
                                                    held.position().base())))));
        }
        var table = new NativeTable();
        table.add(head, body);
        var box = new Div(table);
        box.addClassName("effect");
        return box;
    }

    private Component entries(Instrument shown) {
        var section = panel("instrument.entries");
        section.addClassName("positions-panel");
        var narrow =
                UI.getCurrent()
                        .getPage()
                        .windowSizeSignal()
                        .map(window -> window.width() > 0 && window.width() < NARROW_BELOW);
        boolean any = false;
        for (var portfolio : service.portfolios()) {
            if (ledger.page(portfolio.id(), LedgerFilter.of(shown.id()), Optional.empty(), 1)
                    .isEmpty()) {
                continue;
            }
            any = true;
            var name =
                    new Anchor(
                            "ledger?portfolio="
                                    + portfolio.id().value()
                                    + "&instrument="
                                    + shown.id().value(),
                            portfolio.name());
            name.addClassName("entries-of");
            var grid = new LedgerGrid(ledger, formats, narrow, null);
            grid.addClassName("short");
            grid.show(portfolio.id(), LedgerFilter.of(shown.id()));
            section.add(name, grid);
        }
        if (!any) {
            var nothing = new Paragraph(getTranslation("instrument.entries.none"));
            nothing.addClassName("quiet");
            section.add(nothing);
        }
        return section;
    }

    // ---- how it is known ----

    private Component identifiers(Instrument shown) {
        var section = panel("instrument.identifiers");
        for (var identifier : service.identifiers(shown.id())) {
            var line = new Div(new Span(scheme(identifier)), new Span(identifier.code()));
            line.addClassName("list-line");
            section.add(line);
        }
        return section;
    }

    private String scheme(Identifier identifier) {
        return switch (identifier.scheme()) {
            case ISIN -> getTranslation("instrument.isin");
            case TICKER -> getTranslation("instrument.ticker.at", identifier.qualifier());
            case SOURCE ->
                    getTranslation(
                            "instrument.code.of", new SourceName(identifier.qualifier()).label());
        };
    }

    // ---- a duplicate ----

    private Component merging(Instrument shown) {
        var section = panel("merge.title");
        var text = new Paragraph(getTranslation("merge.text"));
        text.addClassName("quiet");
        var survivor = new ComboBox<Instrument>(getTranslation("merge.survivor"));
        survivor.setItems(query ->
                service
                        .search(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream());
        survivor.setItemLabelGenerator(each -> each.symbol() + " · " + each.name());
        survivor.setWidthFull();
        var look =
                new Button(
                        getTranslation("merge.preview"),
                        _ ->
                                survivor.getOptionalValue()
                                        .ifPresent(other -> askToMerge(shown, other)));
        var line = new Div(survivor, look);
        line.addClassName("field-line");
        section.add(text, line);
        return section;
    }

    private void askToMerge(Instrument shown, Instrument survivor) {
        var merge = service.preview(shown.id(), survivor.id());
        if (!merge.fits()) {
            Notification.show(getTranslation("merge.unfit"));
            return;
        }
        var ask = new Dialog();
        ask.setHeaderTitle(getTranslation("merge.ask", shown.symbol(), survivor.symbol()));
        ask.setWidth("min(520px, 100%)");
        var reason = new TextField(getTranslation("takeback.reason"));
        reason.setWidthFull();
        reason.setMaxLength(200);
        reason.setManualValidation(true);
        var merged =
                new Button(
                        getTranslation("merge.do"),
                        _ -> {
                            if (reason.getValue().isBlank()) {
                                reason.setErrorMessage(getTranslation("takeback.reason.missing"));
                                reason.setInvalid(true);
                                return;
                            }
                            service.merge(shown.id(), survivor.id(), reason.getValue().strip());
                            ask.close();
                            UI.getCurrent().navigate("instrument/" + survivor.id().value());
                        });
        merged.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        ask.add(
                new Paragraph(
                        getTranslation(
                                "merge.moves",
                                merge.entries(),
                                merge.portfolios(),
                                merge.identifiers())),
                reason);
        ask.getFooter().add(new Button(getTranslation("cancel"), _ -> ask.close()), merged);
        ask.open();
    }

    private Section panel(String title) {
        var section = new Section(new H2(getTranslation(title)));
        section.addClassNames("panel", "entries-panel");
        return section;
    }

    @Override
    public String heading() {
        return getTranslation("booking.instrument");
    }

    @Override
    public String getPageTitle() {
        var shown = instrument;
        return getTranslation("title", shown == null ? heading() : shown.symbol());
    }
}
