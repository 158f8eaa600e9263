package io.tenfolio.web.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.money.Worth;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.web.look.Tone;
import io.tenfolio.web.text.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is held, dearest first. On a wide page a table, on a phone a card a row with the two figures that
/// matter. When prices change only the rows that changed are sent.
@JsModule("./tenfolio/live-figure.ts")
@JsModule("./tenfolio/why-mark.ts")
@JsModule("./tenfolio/time-ago.ts")
final class PositionsGrid extends Grid<PositionRow> {
    private static final String NAME =
            """
            <div class="two-lines">
              ${item.instrument ? html`<a class="symbol" href="instrument/${item.instrument}">${item.symbol}</a>` : html`<span class="symbol">${item.symbol}</span>`}
              <span class="quiet name">${item.name}</span>
            </div>
            """;
    private static final String PRICE =
            """
            <div class="two-lines end">
              <span class=${item.aged ? 'aged' : ''}>
                <live-figure .key=${item.key} .value=${item.price}></live-figure>
                ${item.why ? html`<why-mark .reason=${item.why}></why-mark>` : ''}
              </span>
              <span class="quiet">${item.source}
                ${item.at ? html` · <time-ago .at=${item.at} .locale=${item.locale}></time-ago>` : ''}</span>
            </div>
            """;
    private static final String VALUE =
            """
            <span class="figure strong">
              <live-figure .key=${item.key} .value=${item.value}></live-figure>
              ${item.valueWhy ? html`<why-mark .reason=${item.valueWhy}></why-mark>` : ''}
            </span>
            """;
    private static final String GAIN =
            """
            <div class="two-lines end">
              <live-figure .key=${item.key} .value=${item.gain} .tone=${item.gainTone}></live-figure>
              <span class="quiet">${item.gainPercent}</span>
            </div>
            """;
    private static final String DAY =
            """
            <div class="two-lines end">
              <live-figure .key=${item.key} .value=${item.day} .tone=${item.dayTone}></live-figure>
              <span class="quiet">${item.dayPercent}</span>
            </div>
            """;
    private static final String CARD =
            """
            <div class="position-card">
              ${item.instrument ? html`<a class="symbol" href="instrument/${item.instrument}">${item.symbol}</a>` : html`<span class="symbol">${item.symbol}</span>`}
              <span class="figure strong"><live-figure .key=${item.key} .value=${item.value}></live-figure>
              ${item.valueWhy ? html`<why-mark .reason=${item.valueWhy}></why-mark>` : ''}</span>
              <span class="quiet name">${item.name}</span>
              <live-figure .key=${item.key} .value=${item.dayPercent} .tone=${item.dayTone}></live-figure>
              <span class="quiet">${item.quantity}${item.price ? html` × ${item.price}` : ''}
                ${item.why ? html`<why-mark .reason=${item.why}></why-mark>` : ''}</span>
              <span class="quiet figure">${item.gainLine}</span>
            </div>
            """;

    private final OverviewState state;
    private final Formats formats;
    private final List<PositionRow> shown = new ArrayList<>();

    PositionsGrid(OverviewState state, Signal<Boolean> narrow) {
        this.state = state;
        this.formats = state.formats();
        addClassName("positions");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setColumnReorderingAllowed(false);
        getElement().setAttribute("aria-label", text("positions.title"));
        setEmptyStateComponent(new Span(text("positions.none")));
        setDataProvider(new ByKey(shown));
        addTable(narrow);
        addCards(narrow);
        Signal.effect(this, () -> show(state.rows().get()));
    }

    /// Rows are the same when they are of the same instrument, so a changed one is refreshed in place.
    private static final class ByKey extends ListDataProvider<PositionRow> {
        ByKey(List<PositionRow> rows) {
            super(rows);
        }

        @Override
        public Object getId(PositionRow row) {
            return row.key();
        }
    }

    private void show(List<PositionRow> newer) {
        var before = List.copyOf(shown);
        shown.clear();
        shown.addAll(newer);
        if (keys(before).equals(keys(newer))) {
            for (int i = 0; i < newer.size(); i++) {
                if (!newer.get(i).equals(before.get(i))) {
                    getDataProvider().refreshItem(newer.get(i));
                }
            }
        } else {
            getDataProvider().refreshAll();
        }
    }

    private static List<Integer> keys(List<PositionRow> rows) {
        return rows.stream().map(PositionRow::key).toList();
    }

    private void addTable(Signal<Boolean> narrow) {
        var wide = Signal.not(narrow);
        var name =
                addColumn(renderer(NAME))
                        .setHeader(text("positions.instrument"))
                        .setFooter(text("positions.total"))
                        .setFlexGrow(3)
                        .setWidth("180px")
                        .setComparator(Comparator.comparing(row -> row.instrument().symbol()));
        var quantity =
                addColumn(row -> formats.quantity(row.quantity()))
                        .setHeader(text("positions.quantity"))
                        .setComparator(Comparator.comparing(row -> row.quantity().units()));
        var price = addColumn(renderer(PRICE)).setHeader(text("positions.price"));
        var value =
                addColumn(renderer(VALUE))
                        .setHeader(text("positions.value"))
                        .setComparator(byWorth(PositionRow::value));
        var gain =
                addColumn(renderer(GAIN))
                        .setHeader(text("positions.gain"))
                        .setComparator(byWorth(PositionRow::gain));
        var day =
                addColumn(renderer(DAY))
                        .setHeader(text("positions.day"))
                        .setComparator(byWorth(PositionRow::dayChange));
        for (var column : List.of(quantity, price, value, gain, day)) {
            column.setTextAlign(ColumnTextAlign.END).setFlexGrow(1).setWidth("130px");
        }
        price.setWidth("180px");
        quantity.setWidth("100px");
        for (var column : List.of(name, quantity, price, value, gain, day)) {
            Signal.effect(this, () -> column.setVisible(wide.get()));
        }
        Signal.effect(
                this,
                () -> {
                    var totals = state.rowTotals().get();
                    value.setFooter(formats.worth(totals.value()));
                    gain.setFooter(sum(totals.gain(), totals.gainFraction()));
                    day.setFooter(sum(totals.dayChange(), totals.dayFraction()));
                });
    }

    private Component sum(Worth change, Optional<BigDecimal> fraction) {
        var percent = new Span(fraction.map(formats::signedPercent).orElse(""));
        percent.addClassName("quiet");
        var sum = new Div(new Span(formats.signed(change)), percent);
        sum.addClassNames("two-lines", "end");
        return sum;
    }

    private void addCards(Signal<Boolean> narrow) {
        var card = addColumn(renderer(CARD)).setFlexGrow(1);
        Signal.effect(this, () -> card.setVisible(narrow.get()));
        Signal.effect(
                this,
                () -> {
                    if (narrow.get()) {
                        getElement().setAttribute("narrow", true);
                    } else {
                        getElement().removeAttribute("narrow");
                    }
                });
    }

    private static Comparator<PositionRow> byWorth(Function<PositionRow, Optional<Worth>> worth) {
        return Comparator.comparing(
                row -> worth.apply(row).map(Worth::amount).orElse(BigDecimal.ZERO));
    }

    private LitRenderer<PositionRow> renderer(String template) {
        return LitRenderer.<PositionRow>of(template)
                .withProperty("key", PositionRow::key)
                .withProperty("instrument", row -> row.isCash() ? 0 : row.instrument().id().value())
                .withProperty("symbol", row -> row.instrument().symbol())
                .withProperty("name", this::name)
                .withProperty("quantity", row -> formats.quantity(row.quantity()))
                .withProperty(
                        "price", row -> row.price().map(p -> formats.price(p.perUnit())).orElse(""))
                .withProperty("source", row -> row.price().map(this::source).orElse(""))
                .withProperty(
                        "at",
                        row -> row.price().map(p -> (double) p.asOf().toEpochMilli()).orElse(0d))
                .withProperty("locale", _ -> formats.locale().toLanguageTag())
                .withProperty("aged", row -> row.price().filter(PositionsGrid::isAged).isPresent())
                .withProperty("why", row -> row.price().map(this::why).orElse(""))
                .withProperty("value", row -> row.value().map(formats::worth).orElse("–"))
                .withProperty(
                        "valueWhy", row -> row.value().isPresent() ? "" : text(whyNoValue(row)))
                .withProperty("gain", row -> row.gain().map(formats::signed).orElse(""))
                .withProperty("gainTone", row -> tone(row.gain()))
                .withProperty(
                        "gainPercent",
                        row -> row.gainFraction().map(formats::signedPercent).orElse(""))
                .withProperty(
                        "gainLine",
                        row ->
                                row.gain()
                                        .map(gain ->
                                                withPercent(
                                                        formats.signed(gain), row.gainFraction()))
                                        .orElse(""))
                .withProperty("day", row -> row.dayChange().map(formats::signed).orElse(""))
                .withProperty("dayTone", row -> tone(row.dayChange()))
                .withProperty(
                        "dayPercent",
                        row -> row.dayFraction().map(formats::signedPercent).orElse(""));
    }

    private String name(PositionRow row) {
        var name = row.instrument().name();
        return row.isClosed() ? text("positions.closed", name) : name;
    }

    /// Sources have names of their own; they are not translated.
    private String source(Price price) {
        return price.source().label();
    }

    private static boolean isAged(Price price) {
        return price.quality() != Quality.FRESH;
    }

    /// Why a price is not simply fresh; "" when it is.
    private String why(Price price) {
        var at = formats.dayAndTime(price.asOf());
        return switch (price.quality()) {
            case FRESH -> "";
            case STALE -> text("price.why.stale", at);
            case FALLBACK -> text("price.why.fallback", source(price), at);
            case MANUAL -> text("price.why.manual", at);
            case ESTIMATED -> text("price.why.estimated", at);
        };
    }

    private static String whyNoValue(PositionRow row) {
        return row.price().isEmpty() && !row.isCash()
                ? "position.why.noprice"
                : "position.why.norate";
    }

    private static String tone(Optional<Worth> change) {
        return change.map(Tone::of).orElse(Tone.NONE).code();
    }

    private String withPercent(String figure, Optional<BigDecimal> fraction) {
        return fraction.map(f -> figure + " (" + formats.signedPercent(f) + ")").orElse(figure);
    }

    private String text(String key, Object... params) {
        return state.text(key, params);
    }
}
