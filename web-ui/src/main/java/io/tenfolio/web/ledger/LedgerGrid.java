package io.tenfolio.web.ledger;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries, newest first, read on as somebody scrolls. On a phone a card each.
@JsModule("./tenfolio/live-figure.ts")
public final class LedgerGrid extends Grid<LedgerRow> {
    private static final String WHEN =
            """
            <div class="two-lines">
              <span>${item.when}</span><span class="quiet">${item.recorded}</span>
            </div>
            """;
    private static final String WHAT =
            """
            <div class="two-lines ${item.undone ? 'undone' : ''}">
              <span class="symbol">${item.kind}</span>
              <span class="quiet name">${item.undone ? item.undone : item.note}</span>
            </div>
            """;
    private static final String INSTRUMENT =
            """
            <div class="two-lines">
              ${item.instrument ? html`<a class="symbol" href="instrument/${item.instrument}">${item.symbol}</a>` : ''}
              <span class="quiet name">${item.name}</span>
            </div>
            """;
    private static final String CASH =
            """
            <span class="figure ${item.undone ? 'undone' : ''}">
              <live-figure .key=${item.key} .value=${item.cash} .tone=${item.tone}></live-figure></span>
            """;
    private static final String ACT =
            """
            ${item.act ? html`<button class="link-button" aria-label="${item.actLabel}" @click=${takeBack}>${item.act}</button>` : ''}
            """;
    private static final String CARD =
            """
            <div class="position-card ${item.undone ? 'undone' : ''}">
              <span class="symbol">${item.kind} ${item.symbol}</span>
              <span class="figure strong"><live-figure .key=${item.key} .value=${item.cash} .tone=${item.tone}></live-figure></span>
              <span class="quiet name">${item.undone ? item.undone : item.name}</span>
              <span class="quiet">${item.quantity}</span>
              <span class="quiet">${item.when}</span>
              ${item.act ? html`<button class="link-button" aria-label="${item.actLabel}" @click=${takeBack}>${item.act}</button>` : html`<span></span>`}
            </div>
            """;

    private final LedgerService service;
    private final Formats formats;
    private final LedgerWords words;
    private final @Nullable Consumer<LedgerRow> takeBack;

    /// @param takeBack what to do when somebody wants to take an entry back; null where nobody may
    public LedgerGrid(
            LedgerService service,
            Formats formats,
            Signal<Boolean> narrow,
            @Nullable Consumer<LedgerRow> takeBack) {
        this.service = service;
        this.formats = formats;
        this.words = new LedgerWords(formats);
        this.takeBack = takeBack;
        addClassNames("positions", "ledger-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", text("ledger.title"));
        setEmptyStateComponent(new Span(text("ledger.none")));
        setPageSize(50);
        addTable(narrow);
    }

    /// Shows the entries of a portfolio that match.
    public void show(PortfolioId portfolio, LedgerFilter filter) {
        var pager = new LedgerPager(service, portfolio, filter);
        setItems(query -> pager.rows(query.getOffset(), query.getLimit()).stream());
    }

    private void addTable(Signal<Boolean> narrow) {
        var wide = Signal.not(narrow);
        var when = addColumn(renderer(WHEN)).setHeader(text("ledger.when")).setWidth("190px");
        var what = addColumn(renderer(WHAT)).setHeader(text("ledger.what")).setFlexGrow(2);
        var instrument =
                addColumn(renderer(INSTRUMENT))
                        .setHeader(text("positions.instrument"))
                        .setFlexGrow(3);
        var quantity =
                addColumn(words::quantity)
                        .setHeader(text("positions.quantity"))
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("110px");
        var cash =
                addColumn(renderer(CASH))
                        .setHeader(text("ledger.cash"))
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("150px");
        var account = addColumn(LedgerRow::account).setHeader(text("booking.account"));
        account.setWidth("120px");
        var act = addColumn(renderer(ACT)).setHeader("").setWidth("140px").setFlexGrow(0);
        for (var column : List.of(when, what, instrument, quantity, cash, account)) {
            Signal.effect(this, () -> column.setVisible(wide.get()));
        }
        Signal.effect(this, () -> act.setVisible(wide.get() && takeBack != null));
        var card = addColumn(renderer(CARD)).setFlexGrow(1);
        Signal.effect(
                this,
                () -> {
                    card.setVisible(narrow.get());
                    getElement().setAttribute("narrow", narrow.get());
                });
    }

    private LitRenderer<LedgerRow> renderer(String template) {
        var renderer =
                LitRenderer.<LedgerRow>of(template)
                        .withProperty("key", LedgerRow::id)
                        .withProperty("when", words::effective)
                        .withProperty("recorded", words::recorded)
                        .withProperty("kind", words::kind)
                        .withProperty("note", words::note)
                        .withProperty("undone", row -> row.stands() ? "" : text("ledger.undone"))
                        .withProperty(
                                "instrument",
                                row -> row.instrument().map(i -> i.id().value()).orElse(0))
                        .withProperty("symbol", words::symbol)
                        .withProperty("name", words::name)
                        .withProperty("quantity", words::quantity)
                        .withProperty("cash", words::cash)
                        .withProperty("tone", row -> words.tone(row).code())
                        .withProperty("act", row -> canTakeBack(row) ? text("ledger.takeback") : "")
                        .withProperty(
                                "actLabel",
                                row -> text("ledger.takeback.label", words.sentence(row)));
        renderer.withFunction(
                "takeBack",
                row -> {
                    var act = takeBack;
                    if (act != null && canTakeBack(row)) {
                        act.accept(row);
                    }
                });
        return renderer;
    }

    private boolean canTakeBack(LedgerRow row) {
        return takeBack != null && row.stands();
    }

    private String text(String key, Object... params) {
        return Texts.in(formats.locale(), key, params);
    }
}
