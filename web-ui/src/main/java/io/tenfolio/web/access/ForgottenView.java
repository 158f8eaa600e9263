package io.tenfolio.web.access;

import com.vaadin.flow.component.Key;
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
import io.tenfolio.web.security.CurrentLogin;

/// Asks for a link to choose a new password with. The answer is the same whether anybody has that login or not.
@Route(value = "forgotten", autoLayout = false)
@AnonymousAllowed
public class ForgottenView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final int LONGEST = 190;

    private final AdmissionService service;
    private final CurrentLogin login;
    private final DoorCard card = new DoorCard();
    private final TextField who = new TextField();

    public ForgottenView(AdmissionService service, CurrentLogin login) {
        this.service = service;
        this.login = login;
        addClassName("login-page");
        add(new Div(card));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        who.setLabel(getTranslation("forgotten.who"));
        who.setAutocomplete(Autocomplete.USERNAME);
        who.setMaxLength(LONGEST);
        who.setWidthFull();
        who.setManualValidation(true);
        who.setRequiredIndicatorVisible(true);
        who.focus();
        var send = new Button(getTranslation("forgotten.send"), _ -> send());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        card.ask(
                getTranslation("forgotten.heading"),
                getTranslation("forgotten.promise"),
                who,
                send);
    }

    private void send() {
        var typed = who.getValue().strip();
        who.setErrorMessage(getTranslation("login.name.missing"));
        who.setInvalid(typed.isEmpty());
        if (typed.isEmpty()) {
            return;
        }
        try {
            service.askForNewPassword(typed, login.address());
            card.ask(getTranslation("mailed.heading"), getTranslation("forgotten.mailed"));
        } catch (AskedTooOften e) {
            card.complain(getTranslation("asked.often", e.seconds()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("forgotten.heading"));
    }
}
