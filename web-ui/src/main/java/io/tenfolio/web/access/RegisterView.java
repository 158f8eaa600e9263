package io.tenfolio.web.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.web.security.CurrentLogin;
import io.tenfolio.web.security.RegistrationDoor;

/// Asks for a login of one's own: an address, then a mail. The answer is the same whether that address is known or not.
@Route(value = "register", autoLayout = false)
@AnonymousAllowed
public class RegisterView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final AdmissionService service;
    private final RegistrationDoor registration;
    private final CurrentLogin login;
    private final DoorCard card = new DoorCard();
    private final EmailField email = new EmailField();

    public RegisterView(
            AdmissionService service, RegistrationDoor registration, CurrentLogin login) {
        this.service = service;
        this.registration = registration;
        this.login = login;
        addClassName("login-page");
        add(new Div(card));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!registration.isOpen()) {
            card.ask(getTranslation("register.heading"), getTranslation("register.shut"));
            return;
        }
        email.setLabel(getTranslation("field.email"));
        email.setAutocomplete(Autocomplete.EMAIL);
        email.setWidthFull();
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        email.focus();
        var send = new Button(getTranslation("register.send"), _ -> send());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        card.ask(
                getTranslation("register.heading"),
                getTranslation("register.promise"),
                email,
                send);
    }

    private void send() {
        var typed = EmailAddress.parse(email.getValue());
        email.setErrorMessage(getTranslation("field.email.wrong"));
        email.setInvalid(typed.isEmpty());
        typed.ifPresent(this::send);
    }

    private void send(EmailAddress address) {
        try {
            service.askToRegister(address, getLocale(), login.address());
            card.ask(
                    getTranslation("mailed.heading"),
                    getTranslation("register.mailed", address.value()));
        } catch (AskedTooOften e) {
            card.complain(getTranslation("asked.often", e.seconds()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("register.heading"));
    }
}
