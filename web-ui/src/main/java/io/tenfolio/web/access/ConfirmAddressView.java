package io.tenfolio.web.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.tenfolio.access.EmailAddress;

/// Where the link of a new address leads: one button, as mail programs open links to look at them.
@Route(value = "confirm/:secret", autoLayout = false)
@AnonymousAllowed
public class ConfirmAddressView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final AdmissionService service;
    private final DoorCard card = new DoorCard();
    private String secret = "";

    public ConfirmAddressView(AdmissionService service) {
        this.service = service;
        addClassName("login-page");
        add(new Div(card));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        secret = event.getRouteParameters().get("secret").orElse("");
        service.addressToConfirm(secret).ifPresentOrElse(this::offer, this::over);
    }

    private void offer(EmailAddress address) {
        var confirm = new Button(getTranslation("confirm.button"), _ -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.focus();
        card.ask(
                getTranslation("confirm.heading"),
                getTranslation("confirm.promise", address.value()),
                confirm);
    }

    private void confirm() {
        try {
            service.confirmAddress(secret);
            card.ask(getTranslation("confirm.done.heading"), getTranslation("confirm.done.text"));
        } catch (LinkOver e) {
            over();
        }
    }

    private void over() {
        card.ask(getTranslation("link.over.heading"), getTranslation("link.over.confirm"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("confirm.heading"));
    }
}
