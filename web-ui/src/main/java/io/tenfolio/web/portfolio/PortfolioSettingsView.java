package io.tenfolio.web.portfolio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.notification.AlertRulePanel;
import io.tenfolio.web.notification.NotificationService;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a portfolio is called, where it lies, who sees it, and closing it.
@Route("portfolio/:portfolio/settings")
@StyleSheet("styles/ledger.css")
@StyleSheet("styles/portfolio.css")
@PermitAll
public class PortfolioSettingsView extends Main
        implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int NOTICE_MILLIS = 10_000;

    private final PortfolioService service;
    private final NotificationService notifications;
    private final Locale locale;
    private @Nullable Portfolio portfolio;

    public PortfolioSettingsView(
            PortfolioService service, NotificationService notifications, CurrentPerson person) {
        this.service = service;
        this.notifications = notifications;
        this.locale = person.get().locale();
        addClassNames("page", "portfolio-settings");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id =
                event.getRouteParameters()
                        .get("portfolio")
                        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                        .map(Long::parseLong)
                        .map(PortfolioId::new)
                        .orElseThrow(NotFoundException::new);
        var seen = service.find(id).orElseThrow(NotFoundException::new);
        show(seen);
    }

    private void show(Portfolio seen) {
        portfolio = seen;
        removeAll();
        var back = new Anchor("portfolio/" + seen.id().value(), seen.name());
        back.addClassName("portfolio-link");
        var head = new Div(back);
        head.addClassName("page-head");
        add(head, about(seen), accounts(seen), new AlertRulePanel(notifications, seen, locale));
        if (service.owns(seen.id())) {
            add(sharing(seen), closing(seen));
        }
    }

    private void showAgain() {
        var seen = portfolio;
        if (seen != null) {
            service.find(seen.id()).ifPresent(this::show);
        }
    }

    // ---- its name ----

    private Component about(Portfolio seen) {
        var section = panel("portfolio.about");
        var facts =
                new Paragraph(
                        getTranslation(
                                "portfolio.facts",
                                seen.baseCurrency().getCurrencyCode(),
                                seen.zone().getId(),
                                getTranslation("cost." + seen.costMethod().name())));
        facts.addClassName("quiet");
        if (service.mayEdit(seen.id())) {
            section.add(
                    renaming(
                            getTranslation("portfolio.name"),
                            seen.name(),
                            name -> {
                                service.rename(seen.id(), name);
                                showAgain();
                            }));
        }
        section.add(facts);
        return section;
    }

    private Component renaming(String label, String now, Consumer<String> rename) {
        var name = new TextField(label);
        name.setValue(now);
        name.setMaxLength(200);
        name.setManualValidation(true);
        var save =
                new Button(
                        getTranslation("rename"),
                        _ -> {
                            boolean missing = name.getValue().isBlank();
                            name.setErrorMessage(getTranslation("name.missing"));
                            name.setInvalid(missing);
                            if (!missing) {
                                rename.accept(name.getValue());
                                Notification.show(getTranslation("renamed"));
                            }
                        });
        save.setAriaLabel(getTranslation("rename.label", now));
        var line = new Div(name, save);
        line.addClassName("field-line");
        return line;
    }

    // ---- its accounts ----

    private Component accounts(Portfolio seen) {
        var section = panel("portfolio.accounts");
        boolean mayEdit = service.mayEdit(seen.id());
        for (var account : service.accounts(seen.id())) {
            section.add(accountLine(account, mayEdit));
        }
        if (mayEdit) {
            section.add(opening(seen));
        }
        return section;
    }

    private Component accountLine(Account account, boolean mayEdit) {
        var name = new Anchor("account/" + account.id().value(), account.name());
        var kind = new Span(getTranslation("account." + account.kind().name()));
        kind.addClassName("quiet");
        var line = new Div(new Div(name, kind));
        line.addClassName("list-line");
        if (mayEdit) {
            var rename = new Button(getTranslation("rename"), _ -> rename(account));
            rename.setAriaLabel(getTranslation("rename.label", account.name()));
            var close = new Button(getTranslation("close"), _ -> close(account));
            close.setAriaLabel(getTranslation("close.label", account.name()));
            line.add(new Div(rename, close));
        }
        return line;
    }

    private void rename(Account account) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("rename.label", account.name()));
        dialog.add(
                renaming(
                        getTranslation("portfolio.account"),
                        account.name(),
                        name -> {
                            service.renameAccount(account.id(), name);
                            dialog.close();
                            showAgain();
                        }));
        dialog.open();
    }

    private void close(Account account) {
        confirm(
                getTranslation("account.close.title", account.name()),
                getTranslation("account.close.text"),
                () -> {
                    service.closeAccount(account.id());
                    showAgain();
                    undoable(
                            getTranslation("account.closed", account.name()),
                            () -> {
                                service.reopenAccount(account.id());
                                showAgain();
                            });
                });
    }

    private Component opening(Portfolio seen) {
        var name = new TextField(getTranslation("account.new"));
        name.setMaxLength(200);
        name.setManualValidation(true);
        var kind = new Select<Account.Kind>();
        kind.setLabel(getTranslation("account.kind"));
        kind.setItems(Account.Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("account." + each.name()));
        kind.setValue(Account.Kind.BROKERAGE);
        var open =
                new Button(
                        getTranslation("account.open"),
                        _ -> {
                            boolean missing = name.getValue().isBlank();
                            name.setErrorMessage(getTranslation("name.missing"));
                            name.setInvalid(missing);
                            if (!missing) {
                                service.openAccount(seen.id(), name.getValue(), kind.getValue());
                                showAgain();
                            }
                        });
        var line = new Div(name, kind, open);
        line.addClassName("field-line");
        return line;
    }

    // ---- who sees it ----

    private Component sharing(Portfolio seen) {
        var section = panel("portfolio.sharing");
        var with = service.sharedWith(seen.id());
        if (with.isEmpty()) {
            var nobody = new Paragraph(getTranslation("sharing.nobody"));
            nobody.addClassName("quiet");
            section.add(nobody);
        }
        with.forEach(sharing -> section.add(sharingLine(seen, sharing)));
        section.add(invitation(seen));
        return section;
    }

    private Component sharingLine(Portfolio seen, Sharing sharing) {
        var name = new Span(sharing.name());
        var login =
                new Span(
                        sharing.login()
                                + " · "
                                + getTranslation(
                                        sharing.mayEdit() ? "sharing.edit" : "sharing.read"));
        login.addClassName("quiet");
        var takeBack =
                new Button(
                        getTranslation("sharing.end"),
                        _ -> {
                            service.unshare(seen.id(), sharing.user());
                            showAgain();
                            undoable(
                                    getTranslation("sharing.ended", sharing.name()),
                                    () -> {
                                        service.share(
                                                seen.id(), sharing.login(), sharing.mayEdit());
                                        showAgain();
                                    });
                        });
        takeBack.setAriaLabel(getTranslation("sharing.end.label", sharing.name()));
        var line = new Div(new Div(name, login), takeBack);
        line.addClassName("list-line");
        return line;
    }

    private Component invitation(Portfolio seen) {
        var login = new TextField(getTranslation("sharing.login"));
        login.setMaxLength(190);
        login.setManualValidation(true);
        var mayEdit = new Select<Boolean>();
        mayEdit.setLabel(getTranslation("sharing.level"));
        mayEdit.setItems(false, true);
        mayEdit.setItemLabelGenerator(
                edit -> getTranslation(edit ? "sharing.edit" : "sharing.read"));
        mayEdit.setValue(false);
        var share =
                new Button(
                        getTranslation("sharing.do"),
                        _ -> {
                            try {
                                service.share(seen.id(), login.getValue(), mayEdit.getValue());
                                showAgain();
                                Notification.show(
                                        getTranslation("sharing.done", login.getValue().strip()));
                            } catch (NobodyToShareWith nobody) {
                                login.setErrorMessage(getTranslation("sharing.unknown"));
                                login.setInvalid(true);
                                login.focus();
                            }
                        });
        var line = new Div(login, mayEdit, share);
        line.addClassName("field-line");
        return line;
    }

    // ---- closing it ----

    private Component closing(Portfolio seen) {
        var section = panel("portfolio.closing");
        var text = new Paragraph(getTranslation("portfolio.close.text"));
        text.addClassName("quiet");
        var close =
                new Button(
                        getTranslation("portfolio.close"),
                        _ ->
                                confirm(
                                        getTranslation("portfolio.close.title", seen.name()),
                                        getTranslation("portfolio.close.text"),
                                        () -> closeNow(seen)));
        close.addThemeVariants(ButtonVariant.LUMO_ERROR);
        section.add(text, close);
        return section;
    }

    private void closeNow(Portfolio seen) {
        service.close(seen.id());
        UI.getCurrent().navigate(PortfoliosView.class);
        undoable(
                getTranslation("portfolio.closed", seen.name()),
                () -> {
                    service.reopen(seen.id());
                    UI.getCurrent().navigate("portfolio/" + seen.id().value() + "/settings");
                });
    }

    // ---- asking and undoing ----

    private void confirm(String title, String text, Runnable act) {
        var ask = new ConfirmDialog();
        ask.setHeader(title);
        ask.setText(text);
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("cancel"));
        ask.setConfirmText(getTranslation("close"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(_ -> act.run());
        ask.open();
    }

    private void undoable(String said, Runnable undo) {
        var notice = new Notification();
        notice.setDuration(NOTICE_MILLIS);
        var button =
                new Button(
                        getTranslation("undo"),
                        _ -> {
                            notice.close();
                            undo.run();
                        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var line = new Div(new Span(said), button);
        line.addClassName("notice");
        notice.add(line);
        notice.open();
    }

    private Section panel(String title) {
        var section = new Section(new H2(getTranslation(title)));
        section.addClassNames("panel", "settings-panel");
        return section;
    }

    @Override
    public String heading() {
        return getTranslation("portfolios.settings");
    }

    @Override
    public String getPageTitle() {
        var seen = portfolio;
        return getTranslation("title", seen == null ? heading() : seen.name());
    }
}
