package io.tenfolio.web.instrument;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.Role;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finding an instrument, and adding one that is not there yet.
@Route("instruments")
@Menu(title = "nav.instruments", icon = "instruments", order = 30)
@StyleSheet("styles/ledger.css")
@StyleSheet("styles/portfolio.css")
@PermitAll
public class InstrumentsView extends Main
        implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int SHOWN = 50;

    private final InstrumentService service;
    private final boolean mayAdd;
    private final TextField search = new TextField();
    private final Div found = new Div();

    public InstrumentsView(InstrumentService service, CurrentPerson person) {
        this.service = service;
        this.mayAdd = person.get().role() != Role.AUDITOR;
        addClassNames("page", "instruments");
        search.setPlaceholder(getTranslation("positions.filter"));
        search.setAriaLabel(getTranslation("positions.filter"));
        search.setHelperText(getTranslation("instruments.search.help"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setMaxLength(100);
        search.addClassName("wide-search");
        search.addValueChangeListener(typed -> {
            rememberInUrl(typed.getValue());
            show(typed.getValue());
        });
        var tools = new Div(search);
        tools.addClassName("page-head");
        if (mayAdd) {
            var add = new Button(getTranslation("instruments.add"), _ -> add());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            tools.add(add);
        }
        found.addClassNames("panel", "instrument-list");
        found.getElement().setAttribute("role", "list");
        found.getElement().setAttribute("aria-label", getTranslation("nav.instruments"));
        add(tools, found);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var text = event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        search.setValue(text);
        show(text);
    }

    private void rememberInUrl(String text) {
        var query =
                text.isBlank()
                        ? QueryParameters.empty()
                        : QueryParameters.simple(Map.of("q", text));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("instruments", query));
    }

    private void show(String text) {
        found.removeAll();
        var matches = service.search(text, 0, SHOWN);
        if (matches.isEmpty()) {
            found.add(new Paragraph(getTranslation("instruments.none")));
        }
        matches.forEach(instrument -> found.add(line(instrument)));
        if (matches.size() == SHOWN) {
            var more = new Paragraph(getTranslation("instruments.more", SHOWN));
            more.addClassName("quiet");
            found.add(more);
        }
    }

    private Component line(Instrument instrument) {
        var link = new Anchor("instrument/" + instrument.id().value(), instrument.symbol());
        link.addClassName("symbol");
        var name = new Span(instrument.name());
        name.addClassName("quiet");
        var kind =
                new Span(
                        getTranslation("class." + instrument.assetClass().name())
                                + " · "
                                + instrument.currency().getCurrencyCode());
        kind.addClassName("quiet");
        var line = new Div(new Div(link, name), kind);
        line.addClassName("list-line");
        line.getElement().setAttribute("role", "listitem");
        return line;
    }

    // ---- adding ----

    private void add() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("instruments.add"));
        dialog.setWidth("min(560px, 100%)");
        var kind = new Select<AssetClass>();
        kind.setLabel(getTranslation("instrument.class"));
        kind.setItems(
                Arrays.stream(AssetClass.values()).filter(c -> c != AssetClass.CASH).toList());
        kind.setItemLabelGenerator(each -> getTranslation("class." + each.name()));
        kind.setValue(AssetClass.EQUITY);
        var name = field("instrument.name");
        name.setMaxLength(200);
        var isin = field("instrument.isin");
        isin.setMaxLength(12);
        var ticker = field("instrument.ticker");
        ticker.setMaxLength(20);
        var mic = field("instrument.mic");
        mic.setMaxLength(4);
        mic.setHelperText(getTranslation("instrument.mic.help"));
        var currency = new ComboBox<Currency>(getTranslation("booking.currency"));
        currency.setItems(service.currencies());
        currency.setItemLabelGenerator(Currency::getCurrencyCode);
        currency.setManualValidation(true);
        var same = new Div();
        same.addClassName("near");
        same.getElement().setAttribute("aria-live", "polite");
        var fields = new Div(kind, name, isin, ticker, mic, currency, same);
        fields.addClassName("dialog-fields");
        dialog.add(fields);
        var add =
                new Button(
                        getTranslation("instruments.add.do"),
                        _ -> {
                            var typed =
                                    new NewInstrument(
                                            kind.getValue(),
                                            name.getValue(),
                                            isin.getValue(),
                                            ticker.getValue(),
                                            mic.getValue(),
                                            currency.getValue());
                            var problems = typed.problems();
                            wrong(name, problems.get(NewInstrument.Field.NAME));
                            wrong(isin, problems.get(NewInstrument.Field.ISIN));
                            wrong(ticker, problems.get(NewInstrument.Field.TICKER));
                            wrong(mic, problems.get(NewInstrument.Field.MIC));
                            wrong(currency, problems.get(NewInstrument.Field.CURRENCY));
                            if (problems.isEmpty()) {
                                addUnlessKnown(dialog, typed, same);
                            }
                        });
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("cancel"), _ -> dialog.close()), add);
        dialog.open();
        name.focus();
    }

    private void addUnlessKnown(Dialog dialog, NewInstrument typed, Div same) {
        same.removeAll();
        var known = service.known(typed);
        if (known.isPresent()) {
            same.add(new Paragraph(getTranslation("instruments.known")), line(known.get()));
            return;
        }
        var near = service.near(typed);
        if (near.isEmpty()) {
            addNow(dialog, typed);
            return;
        }
        same.add(new Paragraph(getTranslation("instruments.near")));
        near.forEach(instrument -> same.add(line(instrument)));
        same.add(new Button(getTranslation("instruments.add.anyway"), _ -> addNow(dialog, typed)));
    }

    private void addNow(Dialog dialog, NewInstrument typed) {
        var id = service.add(typed);
        dialog.close();
        Notification.show(getTranslation("instruments.added", typed.name().strip()));
        UI.getCurrent().navigate("instrument/" + id.value());
    }

    private TextField field(String label) {
        var field = new TextField(getTranslation(label));
        field.setManualValidation(true);
        return field;
    }

    private void wrong(HasValidation field, @Nullable String key) {
        field.setErrorMessage(key == null ? "" : getTranslation(key));
        field.setInvalid(key != null);
    }

    @Override
    public String heading() {
        return getTranslation("nav.instruments");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
