package io.tenfolio.web.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Where the link of a forgotten password leads.
@Route(value = "new-password/:secret", autoLayout = false)
@AnonymousAllowed
public class NewPasswordView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final AdmissionService service;
    private final DoorCard card = new DoorCard();
    private final PasswordPair password = new PasswordPair();
    private String secret = "";

    public NewPasswordView(AdmissionService service) {
        this.service = service;
        addClassName("login-page");
        add(new Div(card));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        secret = event.getRouteParameters().get("secret").orElse("");
        service.loginToReset(secret).ifPresentOrElse(this::offer, this::over);
    }

    private void offer(String who) {
        var login = new TextField(getTranslation("login.name"), who, "");
        login.setReadOnly(true);
        login.setWidthFull();
        login.setAutocomplete(Autocomplete.USERNAME);
        var set = new Button(getTranslation("newpassword.set"), _ -> set());
        set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        set.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        card.ask(
                getTranslation("newpassword.heading"),
                getTranslation("newpassword.promise"),
                login,
                password,
                set);
    }

    private void set() {
        password.typed()
                .ifPresent(typed -> {
                    try {
                        service.resetPassword(secret, typed);
                        UI.getCurrent().getPage().setLocation("login?done=password");
                    } catch (PasswordRefused e) {
                        password.complain(e.fault());
                    } catch (LinkOver e) {
                        over();
                    }
                });
    }

    private void over() {
        card.ask(getTranslation("link.over.heading"), getTranslation("link.over.password"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("newpassword.heading"));
    }
}
