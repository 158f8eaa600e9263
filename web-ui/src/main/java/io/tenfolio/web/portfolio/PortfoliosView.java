package io.tenfolio.web.portfolio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.Role;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.look.Tone;
import io.tenfolio.web.overview.OverviewService;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/// All portfolios that a person sees, and making one more.
@Route("portfolios")
@Menu(title = "nav.portfolios", icon = "portfolios", order = 10)
@StyleSheet("styles/ledger.css")
@StyleSheet("styles/portfolio.css")
@PermitAll
public class PortfoliosView extends Main
        implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    /// Who sees more is not kept waiting for the worth of each.
    private static final int MOST_TOLD = 60;

    private final PortfolioService service;
    private final OverviewService overview;
    private final Formats formats;
    private final ZoneId zone;
    private final boolean mayCreate;

    public PortfoliosView(
            PortfolioService service, OverviewService overview, CurrentPerson person) {
        this.service = service;
        this.overview = overview;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        this.zone = person.get().zone();
        this.mayCreate = person.get().role() != Role.AUDITOR;
        addClassNames("page", "portfolios");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
        if (mayCreate
                && event.getLocation().getQueryParameters().getSingleParameter("new").isPresent()) {
            create();
        }
    }

    private void show() {
        removeAll();
        var mine = service.portfolios();
        if (mine.isEmpty()) {
            add(nothingYet());
        } else {
            var head = new Div(new H2(getTranslation("portfolios.title")));
            head.addClassName("page-head");
            if (mayCreate) {
                head.add(createButton());
            }
            var cards = new Div();
            cards.addClassName("portfolio-cards");
            boolean told = mine.size() <= MOST_TOLD;
            mine.forEach(portfolio -> cards.add(card(portfolio, told)));
            add(head, cards);
        }
        var closed = service.closed();
        if (!closed.isEmpty()) {
            var list = new Section(new H2(getTranslation("portfolios.closed")));
            list.addClassNames("panel", "closed");
            closed.forEach(portfolio -> list.add(closedLine(portfolio)));
            add(list);
        }
    }

    private Component nothingYet() {
        var nothing =
                new Section(
                        new H2(getTranslation("overview.empty.heading")),
                        new Paragraph(getTranslation("portfolios.empty")));
        nothing.addClassName("message");
        if (mayCreate) {
            nothing.add(createButton());
        }
        return nothing;
    }

    private Button createButton() {
        var create = new Button(getTranslation("portfolios.create"), _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return create;
    }

    private Component card(Portfolio portfolio, boolean told) {
        var id = portfolio.id().value();
        var name = new Anchor("portfolio/" + id, portfolio.name());
        name.addClassName("portfolio-link");
        var accounts =
                service.accounts(portfolio.id()).stream()
                        .map(Account::name)
                        .collect(Collectors.joining(" · "));
        var about =
                new Span(
                        portfolio.baseCurrency().getCurrencyCode()
                                + " · "
                                + portfolio.zone().getId()
                                + " · "
                                + getTranslation("cost." + portfolio.costMethod().name()));
        about.addClassName("quiet");
        var where = new Span(accounts);
        where.addClassName("quiet");
        var card = new Section(name);
        if (told) {
            card.add(worth(portfolio));
        }
        card.add(about, where);
        if (!service.owns(portfolio.id())) {
            var of = new Span(getTranslation("portfolios.of", service.ownerName(portfolio)));
            of.addClassName("chip");
            card.add(of);
        }
        var links =
                new Div(
                        new Anchor("ledger?portfolio=" + id, getTranslation("nav.ledger")),
                        new Anchor(
                                "portfolio/" + id + "/settings",
                                getTranslation("portfolios.settings")));
        links.addClassName("card-links");
        card.add(links);
        card.addClassNames("panel", "portfolio-card");
        return card;
    }

    /// What it is worth and how that changed today; nothing while no run has valued it.
    private Component worth(Portfolio portfolio) {
        var worth = new Div();
        worth.addClassName("card-worth");
        if (overview.look(portfolio.id()).orElse(null) instanceof Picture.Valued valued) {
            var total = new Span(formats.worth(valued.figures().total()));
            total.addClassName("card-total");
            worth.add(total);
            valued.figures().dayChange().ifPresent(change -> worth.add(today(change)));
        }
        return worth;
    }

    private Component today(Worth change) {
        var tone = Tone.of(change);
        var mark =
                switch (tone) {
                    case UP -> "▲ ";
                    case DOWN -> "▼ ";
                    case FLAT, NONE -> "";
                };
        var today = new Span(getTranslation("portfolios.today", mark + formats.signed(change)));
        today.addClassNames("card-change", "tone-" + tone.code());
        return today;
    }

    private Component closedLine(Portfolio portfolio) {
        var reopen =
                new Button(
                        getTranslation("portfolios.reopen"),
                        _ -> {
                            service.reopen(portfolio.id());
                            Notification.show(
                                    getTranslation("portfolios.reopened", portfolio.name()));
                            show();
                        });
        reopen.setAriaLabel(getTranslation("portfolios.reopen.label", portfolio.name()));
        var line = new Div(new Span(portfolio.name()), reopen);
        line.addClassName("list-line");
        return line;
    }

    private void create() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("portfolios.create"));
        dialog.setWidth("min(520px, 100%)");
        var name = new TextField(getTranslation("portfolio.name"));
        name.setMaxLength(200);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        var base = new ComboBox<Currency>(getTranslation("portfolio.base"));
        base.setItems(service.currencies());
        base.setItemLabelGenerator(currency ->
                currency.getCurrencyCode() + " · " + currency.getDisplayName(getLocale()));
        service.currencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals("EUR"))
                .findFirst()
                .or(() -> service.currencies().stream().findFirst())
                .ifPresent(base::setValue);
        base.setHelperText(getTranslation("portfolio.base.help"));
        var zones = new ComboBox<ZoneId>(getTranslation("portfolio.zone"));
        zones.setItems(
                ZoneId.getAvailableZoneIds().stream()
                        .filter(id ->
                                id.contains("/") && !id.startsWith("Etc/") || id.equals("UTC"))
                        .sorted(Comparator.naturalOrder())
                        .map(ZoneId::of)
                        .toList());
        zones.setItemLabelGenerator(ZoneId::getId);
        zones.setValue(zone);
        zones.setHelperText(getTranslation("portfolio.zone.help"));
        var method = new RadioButtonGroup<CostMethod>(getTranslation("portfolio.method"));
        method.setItems(CostMethod.values());
        method.setItemLabelGenerator(each -> getTranslation("cost." + each.name()));
        method.setValue(CostMethod.FIFO);
        var account = new TextField(getTranslation("portfolio.account"));
        account.setMaxLength(200);
        account.setValue(getTranslation("portfolio.account.first"));
        account.setManualValidation(true);
        var fields = new Div(name, base, zones, method, account);
        fields.addClassName("dialog-fields");
        dialog.add(fields);
        var make =
                new Button(
                        getTranslation("portfolios.create.do"),
                        _ -> {
                            boolean right = required(name) & required(account);
                            if (!right || base.isEmpty() || zones.isEmpty()) {
                                return;
                            }
                            var id =
                                    service.create(
                                            name.getValue(),
                                            base.getValue(),
                                            zones.getValue(),
                                            method.getValue(),
                                            account.getValue());
                            dialog.close();
                            Notification.show(
                                    getTranslation("portfolios.created", name.getValue()));
                            UI.getCurrent()
                                    .navigate(
                                            "book",
                                            QueryParameters.simple(
                                                    Map.of(
                                                            "portfolio",
                                                            String.valueOf(id.value()),
                                                            "kind",
                                                            "deposit")));
                        });
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("cancel"), _ -> dialog.close()), make);
        dialog.open();
        name.focus();
    }

    private boolean required(TextField field) {
        boolean missing = field.getValue().isBlank();
        field.setErrorMessage(getTranslation("name.missing"));
        field.setInvalid(missing);
        return !missing;
    }

    @Override
    public String heading() {
        return getTranslation("nav.portfolios");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
