package io.tenfolio.web.token;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.AccessToken;
import io.tenfolio.access.Scope;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which programs may act in my name, and until when?
@Route("tokens")
@Menu(title = "nav.tokens", icon = "tokens", order = 45)
@PermitAll
@StyleSheet("styles/tokens.css")
public class TokensView extends Main implements PageInBar, HasDynamicTitle {
    private final TokenService service;
    private final Formats formats;
    private final Clock clock;
    private final Grid<AccessToken> grid = new Grid<>();
    private final Paragraph none = new Paragraph();

    public TokensView(TokenService service, CurrentPerson person, Clock clock) {
        this.service = service;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        this.clock = clock;
        addClassNames("page", "tokens");
        add(list());
        refresh();
    }

    // ---- the list ----

    private Component list() {
        var heading = new H2(getTranslation("tokens.heading"));
        var make = new Button(getTranslation("tokens.new"), _ -> openForm());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClassName("tokens-new");
        var head = new Div(heading, make);
        head.addClassName("section-head");
        var what = new Paragraph(getTranslation("tokens.what"));
        what.addClassName("quiet");
        none.setText(getTranslation("tokens.none"));
        none.addClassName("tokens-none");
        grid.addClassName("tokens-grid");
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", getTranslation("tokens.heading"));
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("tokens.name"))
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addColumn(this::scopes).setHeader(getTranslation("tokens.scopes")).setFlexGrow(2);
        grid.addColumn(this::lastUsed).setHeader(getTranslation("tokens.used")).setAutoWidth(true);
        grid.addColumn(this::state).setHeader(getTranslation("tokens.state")).setAutoWidth(true);
        grid.addComponentColumn(this::revocation).setAutoWidth(true).setFlexGrow(0);
        var panel = new Section(head, what, none, grid);
        panel.addClassName("panel");
        return panel;
    }

    private Component name(AccessToken token) {
        var hint = new Span(token.hint() + "…");
        hint.addClassName("token-hint");
        var cell = new Div(new Span(token.name()), hint);
        cell.addClassName("token-name");
        return cell;
    }

    private String scopes(AccessToken token) {
        return token.scopes().stream().sorted().map(this::scope).collect(Collectors.joining(", "));
    }

    private String scope(Scope scope) {
        return getTranslation("scope." + scope.name());
    }

    private String lastUsed(AccessToken token) {
        return token.lastUsedAt()
                .map(used -> formats.timeNear(used, clock.instant()))
                .orElseGet(() -> getTranslation("tokens.never"));
    }

    private String state(AccessToken token) {
        var revoked = token.revokedAt();
        if (revoked.isPresent()) {
            return getTranslation("tokens.revoked", day(revoked.get()));
        }
        return token.isExpired(clock.instant())
                ? getTranslation("tokens.expired", day(token.expiresAt()))
                : getTranslation("tokens.until", day(token.expiresAt()));
    }

    private String day(java.time.Instant at) {
        return formats.day(at.atZone(formats.zone()).toLocalDate());
    }

    private Component revocation(AccessToken token) {
        if (!token.isUsable(clock.instant())) {
            return new Span();
        }
        var button = new Button(getTranslation("tokens.revoke"), _ -> confirm(token));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation("tokens.revoke.label", token.name()));
        return button;
    }

    private void refresh() {
        var mine = service.mine();
        grid.setItems(mine);
        grid.setVisible(!mine.isEmpty());
        none.setVisible(mine.isEmpty());
    }

    private void confirm(AccessToken token) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("tokens.revoke.sure", token.name()),
                        getTranslation("tokens.revoke.means"),
                        getTranslation("tokens.revoke"),
                        _ -> {
                            service.revoke(token.id());
                            refresh();
                            Notification.show(getTranslation("tokens.revoke.done", token.name()));
                        });
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("tokens.cancel"));
        dialog.open();
    }

    // ---- a new one ----

    private void openForm() {
        var dialog = new Dialog(getTranslation("tokens.new"));
        dialog.addClassName("token-dialog");
        var name = new TextField(getTranslation("tokens.name"));
        name.setHelperText(getTranslation("tokens.name.help"));
        name.setMaxLength(TokenService.LONGEST_NAME);
        name.setManualValidation(true);
        var scopes = new CheckboxGroup<Scope>(getTranslation("tokens.scopes"));
        scopes.addClassName("token-scopes");
        scopes.setItems(service.scopesToGive());
        scopes.setItemLabelGenerator(this::scope);
        scopes.setValue(Set.of(Scope.PORTFOLIOS_READ));
        scopes.setManualValidation(true);
        var lifetime = new Select<Lifetime>();
        lifetime.setLabel(getTranslation("tokens.lifetime"));
        lifetime.setItems(Lifetime.values());
        lifetime.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        lifetime.setValue(Lifetime.QUARTER);
        var create = new Button(getTranslation("tokens.create"));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClickListener(_ -> {
            var nameless = name.getValue().isBlank();
            name.setErrorMessage(getTranslation("tokens.name.missing"));
            name.setInvalid(nameless);
            var useless = scopes.getValue().isEmpty();
            scopes.setErrorMessage(getTranslation("tokens.scopes.missing"));
            scopes.setInvalid(useless);
            if (!nameless && !useless) {
                make(dialog, name.getValue(), scopes.getValue(), lifetime.getValue());
            }
        });
        var form = new Div(name, scopes, lifetime);
        form.addClassName("token-form");
        dialog.add(form);
        dialog.getFooter()
                .add(new Button(getTranslation("tokens.cancel"), _ -> dialog.close()), create);
        dialog.open();
        name.focus();
    }

    private void make(Dialog dialog, String name, Set<Scope> scopes, Lifetime lifetime) {
        try {
            var secret = service.create(name, scopes, lifetime);
            dialog.close();
            refresh();
            showOnce(secret);
        } catch (TooManyTokens e) {
            Notification.show(getTranslation("tokens.toomany"));
        }
    }

    private void showOnce(TokenSecret secret) {
        var dialog = new Dialog(getTranslation("tokens.once"));
        dialog.addClassName("token-dialog");
        dialog.setCloseOnEsc(false);
        dialog.setCloseOnOutsideClick(false);
        var text = new TextField(getTranslation("tokens.secret"));
        text.setValue(secret.text());
        text.setReadOnly(true);
        text.setAutoselect(true);
        text.addClassName("token-secret");
        var copy = new Button(getTranslation("tokens.copy"));
        copy.addClickListener(_ ->
                copy.getElement()
                        .executeJs(
                                "if (navigator.clipboard) return navigator.clipboard.writeText($0).then(() => true, () => false); return false;",
                                secret.text())
                        .then(
                                Boolean.class,
                                copied ->
                                        copy.setText(
                                                getTranslation(
                                                        Boolean.TRUE.equals(copied)
                                                                ? "tokens.copied"
                                                                : "tokens.notcopied"))));
        var line = new Div(text, copy);
        line.addClassName("token-line");
        var use = new Div(new Span("curl -H \"Authorization: Bearer tf_…\" …/api/v1/me"));
        use.addClassName("token-use");
        dialog.add(new Paragraph(getTranslation("tokens.once.means")), line, use);
        dialog.getFooter().add(new Button(getTranslation("tokens.kept"), _ -> dialog.close()));
        dialog.open();
        text.focus();
    }

    /// What the list shows now, newest first.
    List<AccessToken> shown() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String heading() {
        return getTranslation("nav.tokens");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
