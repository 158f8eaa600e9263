package io.tenfolio.web.ledger;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.look.Segments;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import io.tenfolio.web.text.NumberText;
import jakarta.annotation.security.PermitAll;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Books one entry. What it does to positions, cash and gains stands beside the fields before it is booked.
@Route("book")
@StyleSheet("styles/ledger.css")
@PermitAll
public class BookingView extends Main implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private final LedgerService service;
    private final Formats formats;
    private final Map<BookingField, Component> fields = new EnumMap<>(BookingField.class);

    private final ComboBox<Account> account = new ComboBox<>();
    private final ComboBox<Account> to = new ComboBox<>();
    private final DateTimePicker when = new DateTimePicker();
    private final ComboBox<Instrument> instrument = new ComboBox<>();
    private final TextField quantity = number();
    private final TextField price = number();
    private final TextField amount = number();
    private final Select<Currency> currency = new Select<>();
    private final TextField bought = number();
    private final Select<Currency> boughtCurrency = new Select<>();
    private final TextField fee = number();
    private final TextField tax = number();
    private final TextField rate = number();
    private final TextField ratioNew = number();
    private final TextField ratioOld = number();
    private final TextField note = new TextField();

    private BookingKind kind = BookingKind.BUY;
    private @Nullable Portfolio portfolio;
    private @Nullable BookingState state;

    public BookingView(LedgerService service, CurrentPerson person) {
        this.service = service;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        addClassNames("page", "booking");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var query = event.getLocation().getQueryParameters();
        var editable = service.editable();
        if (editable.isEmpty()) {
            add(nothingToBookIn());
            return;
        }
        var chosen =
                query.getSingleParameter("portfolio")
                        .map(text -> wanted(text, editable))
                        .orElseGet(editable::getFirst);
        kind = query.getSingleParameter("kind").flatMap(BookingKind::ofCode).orElse(kind);
        portfolio = chosen;
        var accounts = service.accounts(chosen.id());
        state = stateFor(chosen, accounts);
        layOut(chosen, editable, accounts);
        query.getSingleParameter("account")
                .flatMap(id ->
                        accounts.stream()
                                .filter(a -> String.valueOf(a.id().value()).equals(id))
                                .findFirst())
                .or(() -> accounts.stream().findFirst())
                .ifPresent(account::setValue);
        query.getSingleParameter("instrument")
                .filter(id -> id.matches("[1-9][0-9]{0,8}"))
                .flatMap(id -> service.instrument(new InstrumentId(Integer.parseInt(id))))
                .ifPresent(instrument::setValue);
        adapt();
    }

    private static Portfolio wanted(String text, List<Portfolio> editable) {
        return editable.stream()
                .filter(each -> String.valueOf(each.id().value()).equals(text))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private BookingState stateFor(Portfolio chosen, List<Account> accounts) {
        var names = accounts.stream().collect(Collectors.toMap(Account::id, Account::name));
        return new BookingState(
                service,
                chosen,
                formats.in(chosen.zone()),
                new EffectWords(formats, service::instrument, id -> names.getOrDefault(id, "")));
    }

    // ---- the form ----

    private void layOut(Portfolio chosen, List<Portfolio> editable, List<Account> accounts) {
        account.setItems(accounts);
        account.setItemLabelGenerator(Account::name);
        to.setItems(accounts);
        to.setItemLabelGenerator(Account::name);
        if (accounts.size() == 2) {
            account.addValueChangeListener(from ->
                    accounts.stream()
                            .filter(other -> !other.equals(from.getValue()))
                            .findFirst()
                            .ifPresent(to::setValue));
        }
        when.setLocale(formats.locale());
        when.setValue(
                service.now()
                        .atZone(chosen.zone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES));
        when.setHelperText(getTranslation("booking.when.zone", chosen.zone().getId()));
        instrument.setItems(query ->
                service
                        .search(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream());
        instrument.setItemLabelGenerator(each -> each.symbol() + " · " + each.name());
        currency.setItemLabelGenerator(Currency::getCurrencyCode);
        currency.setItems(currencies(null, chosen));
        currency.setValue(chosen.baseCurrency());
        boughtCurrency.setItemLabelGenerator(Currency::getCurrencyCode);
        boughtCurrency.setItems(currencies(null, chosen));
        instrument.addValueChangeListener(_ -> offerCurrencies(chosen));
        note.setMaxLength(500);
        field(BookingField.ACCOUNT, account, "booking.account");
        field(BookingField.TO, to, "booking.to");
        field(BookingField.WHEN, when, "booking.when");
        field(BookingField.INSTRUMENT, instrument, "booking.instrument");
        field(BookingField.QUANTITY, quantity, "booking.quantity");
        field(BookingField.PRICE, price, "booking.price");
        field(BookingField.AMOUNT, amount, "booking.amount");
        field(BookingField.CURRENCY, currency, "booking.currency");
        field(BookingField.BOUGHT, bought, "booking.bought");
        field(BookingField.BOUGHT_CURRENCY, boughtCurrency, "booking.bought.currency");
        field(BookingField.FEE, fee, "booking.fee");
        field(BookingField.TAX, tax, "booking.tax");
        field(BookingField.RATE, rate, "booking.rate");
        field(BookingField.RATIO_NEW, ratioNew, "booking.ratio.new");
        field(BookingField.RATIO_OLD, ratioOld, "booking.ratio.old");
        field(BookingField.NOTE, note, "booking.note");
        var form = new Div();
        form.addClassName("booking-form");
        form.add(fields.values());
        var book = new Button(getTranslation("booking.do"), _ -> book());
        book.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        book.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        var back = new Button(getTranslation("cancel"), _ -> toLedger());
        var buttons = new Div(book, back);
        buttons.addClassName("buttons");
        var left =
                new Section(
                        portfolioChoice(chosen, editable),
                        kinds(accounts.size() > 1),
                        form,
                        buttons);
        left.addClassName("panel");
        var right = new Section(new H2(getTranslation("effect.title")), effect());
        right.addClassNames("panel", "effect-panel");
        var sides = new Div(left, right);
        sides.addClassName("booking-sides");
        add(sides);
    }

    /// The usual ones side by side, the others in a list.
    private Component kinds(boolean severalAccounts) {
        var others = new Select<BookingKind>();
        var usual =
                new Segments<>(
                        getTranslation("booking.kind"),
                        BookingKind.COMMON,
                        kind,
                        each -> getTranslation(each.textKey()),
                        each -> {
                            others.clear();
                            adaptTo(each);
                        });
        others.setAriaLabel(getTranslation("booking.kind.other"));
        others.setPlaceholder(getTranslation("booking.kind.other"));
        others.setItems(
                Stream.of(BookingKind.values())
                        .filter(each -> !BookingKind.COMMON.contains(each))
                        .filter(each -> severalAccounts || !each.needsTwoAccounts())
                        .toList());
        others.setItemLabelGenerator(each -> getTranslation(each.textKey()));
        if (!BookingKind.COMMON.contains(kind)) {
            others.setValue(kind);
        }
        others.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                usual.choose(chosen.getValue());
                adaptTo(chosen.getValue());
            }
        });
        var kinds = new Div(usual, others);
        kinds.addClassName("kinds");
        return kinds;
    }

    private void adaptTo(BookingKind chosen) {
        kind = chosen;
        adapt();
    }

    private Component portfolioChoice(Portfolio chosen, List<Portfolio> editable) {
        var choice = new Select<Portfolio>();
        choice.setLabel(getTranslation("overview.portfolio"));
        choice.setItems(editable);
        choice.setItemLabelGenerator(Portfolio::name);
        choice.setValue(chosen);
        choice.setVisible(editable.size() > 1);
        choice.addValueChangeListener(other ->
                UI.getCurrent()
                        .navigate(
                                BookingView.class,
                                QueryParameters.of(
                                        "portfolio",
                                        String.valueOf(other.getValue().id().value()))));
        return choice;
    }

    private Component effect() {
        var panel = new EffectPanel();
        var now = state();
        Signal.effect(
                panel, () -> panel.show(now.effect().get(), now.refusal().get(), now.hint().get()));
        return panel;
    }

    private <F extends Component & HasValue<?, ?> & HasValidation & HasLabel> void field(
            BookingField which, F field, String label) {
        field.setLabel(getTranslation(label));
        field.addValueChangeListener(_ -> {
            if (!field.isEmpty()) {
                state().left(which);
            }
            look();
        });
        field.setManualValidation(true);
        var problem = state().problem(which);
        Signal.effect(
                field,
                () -> {
                    var words = problem.get();
                    field.setErrorMessage(words);
                    field.setInvalid(!words.isEmpty());
                });
        fields.put(which, field);
    }

    private static TextField number() {
        var field = new TextField();
        field.addClassName("number");
        field.getElement().setAttribute("inputmode", "decimal");
        field.setMaxLength(64);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        return field;
    }

    /// Shows the fields that this kind asks for; what is typed in the others is kept.
    private void adapt() {
        fields.forEach((which, field) -> field.setVisible(kind.asksFor(which)));
        amount.setLabel(getTranslation(kind.amountKey()));
        quantity.setRequiredIndicatorVisible(true);
        instrument.setRequiredIndicatorVisible(true);
        look();
    }

    private void offerCurrencies(Portfolio chosen) {
        var about = instrument.getValue();
        var offered = currencies(about, chosen);
        currency.setItems(offered);
        currency.setValue(about == null ? chosen.baseCurrency() : about.currency());
    }

    private List<Currency> currencies(@Nullable Instrument about, Portfolio chosen) {
        var offered = new LinkedHashSet<Currency>();
        if (about != null) {
            offered.add(about.currency());
        }
        offered.add(chosen.baseCurrency());
        offered.addAll(service.currencies());
        return new ArrayList<>(offered);
    }

    private void look() {
        var in = portfolio;
        if (in == null) {
            return;
        }
        var draft = draft();
        amount.setPlaceholder(
                kind.isTrade()
                        ? draft.product(formats.locale())
                                .map(product -> NumberText.write(product, formats.locale()))
                                .orElse("")
                        : "");
        rate.setVisible(
                kind.asksFor(BookingField.RATE)
                        && currency.getValue() != null
                        && !currency.getValue().equals(in.baseCurrency()));
        rate.setHelperText(
                getTranslation("booking.rate.help", in.baseCurrency().getCurrencyCode()));
        state().look(draft);
    }

    private BookingDraft draft() {
        return new BookingDraft(
                kind,
                account.getValue(),
                to.getValue(),
                when.getValue(),
                about(),
                quantity.getValue(),
                price.getValue(),
                amount.getValue(),
                currency.getValue(),
                bought.getValue(),
                boughtCurrency.getValue(),
                fee.getValue(),
                tax.getValue(),
                rate.getValue(),
                ratioNew.getValue(),
                ratioOld.getValue(),
                note.getValue());
    }

    private @Nullable Instrument about() {
        if (kind != BookingKind.CASH_TRANSFER) {
            return instrument.getValue();
        }
        return Optional.ofNullable(currency.getValue()).flatMap(service::cash).orElse(null);
    }

    private void book() {
        if (state().book(draft())) {
            Notification.show(getTranslation("booking.done"));
            toLedger();
        } else if (state().hasProblems()) {
            firstWrong().ifPresent(field -> ((Focusable<?>) field).focus());
        }
    }

    private Optional<Component> firstWrong() {
        return fields.values().stream()
                .filter(field -> field instanceof HasValidation check && check.isInvalid())
                .filter(Focusable.class::isInstance)
                .findFirst();
    }

    private void toLedger() {
        var in = portfolio;
        if (in != null) {
            UI.getCurrent()
                    .navigate(
                            LedgerView.class,
                            QueryParameters.of("portfolio", String.valueOf(in.id().value())));
        }
    }

    private Component nothingToBookIn() {
        var nothing =
                new Section(
                        new H2(getTranslation("booking.nowhere.heading")),
                        new Paragraph(getTranslation("booking.nowhere.text")));
        nothing.addClassName("message");
        return nothing;
    }

    private BookingState state() {
        var now = state;
        if (now == null) {
            throw new IllegalStateException("No portfolio is chosen");
        }
        return now;
    }

    @Override
    public String heading() {
        return getTranslation("booking.title");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
