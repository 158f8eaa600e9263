package io.tenfolio.web.ledger;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that was booked in a portfolio, newest first. What is looked for stands in the URL.
@Route("ledger")
@Menu(title = "nav.ledger", icon = "ledger", order = 20)
@StyleSheet("styles/ledger.css")
@PermitAll
public class LedgerView extends Main implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int NARROW_BELOW = 720;

    private final LedgerService service;
    private final Formats formats;
    private @Nullable Portfolio portfolio;
    private @Nullable LedgerGrid grid;

    private final ComboBox<Account> account = new ComboBox<>();
    private final ComboBox<EntryKind> kind = new ComboBox<>();
    private final ComboBox<Instrument> instrument = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final TextField text = new TextField();

    public LedgerView(LedgerService service, CurrentPerson person) {
        this.service = service;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        addClassNames("page", "ledger");
        var words = new LedgerWords(formats);
        account.setItemLabelGenerator(Account::name);
        kind.setItems(EntryKind.values());
        kind.setItemLabelGenerator(words::kind);
        instrument.setItems(query ->
                service
                        .search(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream());
        instrument.setItemLabelGenerator(each -> each.symbol() + " · " + each.name());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        name(account, "positions.accounts.all");
        name(kind, "ledger.kinds.all");
        name(instrument, "ledger.instruments.all");
        from.setPlaceholder(getTranslation("ledger.from"));
        from.setAriaLabel(getTranslation("ledger.from"));
        to.setPlaceholder(getTranslation("ledger.to"));
        to.setAriaLabel(getTranslation("ledger.to"));
        text.setPlaceholder(getTranslation("ledger.find"));
        text.setAriaLabel(getTranslation("ledger.find"));
        from.setLocale(formats.locale());
        to.setLocale(formats.locale());
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
    }

    private void name(ComboBox<?> choice, String key) {
        choice.setPlaceholder(getTranslation(key));
        choice.setAriaLabel(getTranslation(key));
        choice.setClearButtonVisible(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var query = event.getLocation().getQueryParameters();
        var mine = service.portfolios();
        var wanted = query.getSingleParameter("portfolio").map(LedgerView::number);
        if (wanted.isEmpty() && mine.isEmpty()) {
            add(nothingYet());
            return;
        }
        var id = wanted.map(PortfolioId::new).orElseGet(() -> mine.getFirst().id());
        var shown = service.portfolio(id).orElseThrow(NotFoundException::new);
        portfolio = shown;
        readChoices(query, shown);
        layOut(shown, mine);
        show();
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new NotFoundException();
        }
        return Long.parseLong(text);
    }

    private void readChoices(QueryParameters query, Portfolio shown) {
        var accounts = service.accounts(shown.id());
        account.setItems(accounts);
        query.getSingleParameter("account")
                .flatMap(wanted ->
                        accounts.stream()
                                .filter(a -> String.valueOf(a.id().value()).equals(wanted))
                                .findFirst())
                .ifPresent(account::setValue);
        query.getSingleParameter("kind").flatMap(LedgerView::kindOf).ifPresent(kind::setValue);
        query.getSingleParameter("instrument")
                .map(LedgerView::number)
                .filter(id -> id <= Integer.MAX_VALUE)
                .flatMap(id -> service.instrument(new InstrumentId(id.intValue())))
                .ifPresent(instrument::setValue);
        query.getSingleParameter("from").flatMap(LedgerView::day).ifPresent(from::setValue);
        query.getSingleParameter("to").flatMap(LedgerView::day).ifPresent(to::setValue);
        query.getSingleParameter("q").ifPresent(text::setValue);
    }

    private static Optional<EntryKind> kindOf(String code) {
        for (var kind : EntryKind.values()) {
            if (kind.name().equalsIgnoreCase(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String code) {
        try {
            return Optional.of(LocalDate.parse(code));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void layOut(Portfolio shown, List<Portfolio> mine) {
        boolean mayBook = service.mayBook(shown.id());
        var narrow =
                UI.getCurrent()
                        .getPage()
                        .windowSizeSignal()
                        .map(window -> window.width() > 0 && window.width() < NARROW_BELOW);
        var list = new LedgerGrid(service, formats, narrow, mayBook ? this::takeBack : null);
        grid = list;
        var head = new Div(name(shown, mine));
        head.addClassName("page-head");
        if (mayBook) {
            var book =
                    new Button(
                            getTranslation("ledger.book"),
                            _ ->
                                    UI.getCurrent()
                                            .navigate(
                                                    BookingView.class,
                                                    QueryParameters.of(
                                                            "portfolio",
                                                            String.valueOf(shown.id().value()))));
            book.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            head.add(book);
        }
        var tools = new Div(text, account, kind, instrument, from, to);
        tools.addClassNames("tools", "ledger-tools");
        for (var field : List.of(account, kind, instrument)) {
            field.addValueChangeListener(_ -> changed());
        }
        from.addValueChangeListener(_ -> changed());
        to.addValueChangeListener(_ -> changed());
        text.addValueChangeListener(_ -> changed());
        var section = new Section(tools, list);
        section.addClassNames("panel", "positions-panel");
        add(head, section);
    }

    private Component name(Portfolio shown, List<Portfolio> mine) {
        if (mine.size() < 2) {
            var name = new H2(shown.name());
            name.addClassName("portfolio-name");
            return name;
        }
        var choice = new Select<Portfolio>();
        choice.addClassName("portfolio-choice");
        choice.setAriaLabel(getTranslation("overview.portfolio"));
        choice.setItems(mine);
        choice.setItemLabelGenerator(Portfolio::name);
        mine.stream()
                .filter(each -> each.id().equals(shown.id()))
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(chosen ->
                UI.getCurrent()
                        .navigate(
                                LedgerView.class,
                                QueryParameters.of(
                                        "portfolio",
                                        String.valueOf(chosen.getValue().id().value()))));
        return choice;
    }

    private Component nothingYet() {
        var nothing =
                new Section(
                        new H2(getTranslation("overview.empty.heading")),
                        new Paragraph(getTranslation("ledger.empty.text")));
        nothing.addClassName("message");
        return nothing;
    }

    private void takeBack(LedgerRow row) {
        new TakeBackDialog(service, row, formats, this::show).open();
    }

    private void changed() {
        rememberInUrl();
        show();
    }

    private void show() {
        var shown = portfolio;
        var list = grid;
        if (shown != null && list != null) {
            list.show(shown.id(), filter(shown));
        }
    }

    /// Days are those of the portfolio's zone; the last one counts to its end.
    private LedgerFilter filter(Portfolio shown) {
        return new LedgerFilter(
                account.getOptionalValue().map(Account::id).orElse(null),
                kind.getValue(),
                instrument.getOptionalValue().map(Instrument::id).orElse(null),
                from.getOptionalValue()
                        .map(day -> day.atStartOfDay(shown.zone()).toInstant())
                        .orElse(null),
                to.getOptionalValue()
                        .map(day -> day.plusDays(1).atStartOfDay(shown.zone()).toInstant())
                        .orElse(null),
                text.getValue());
    }

    private void rememberInUrl() {
        var choices = new HashMap<String, String>();
        Optional.ofNullable(portfolio)
                .ifPresent(p -> choices.put("portfolio", String.valueOf(p.id().value())));
        account.getOptionalValue()
                .ifPresent(a -> choices.put("account", String.valueOf(a.id().value())));
        kind.getOptionalValue()
                .ifPresent(k -> choices.put("kind", k.name().toLowerCase(Locale.ROOT)));
        instrument
                .getOptionalValue()
                .ifPresent(i -> choices.put("instrument", String.valueOf(i.id().value())));
        from.getOptionalValue().ifPresent(day -> choices.put("from", day.toString()));
        to.getOptionalValue().ifPresent(day -> choices.put("to", day.toString()));
        if (!text.getValue().isBlank()) {
            choices.put("q", text.getValue());
        }
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null, new Location("ledger", QueryParameters.simple(Map.copyOf(choices))));
    }

    @Override
    public String heading() {
        return getTranslation("nav.ledger");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("nav.ledger"));
    }
}
