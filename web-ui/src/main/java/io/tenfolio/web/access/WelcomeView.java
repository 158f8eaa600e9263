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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Where the link of an invitation or of a registration leads: a name and a password, and the login is made. Opening the page
/// uses nothing up: mail programs open links to look at them.
@Route(value = "welcome/:secret", autoLayout = false)
@AnonymousAllowed
public class WelcomeView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final AdmissionService service;
    private final DoorCard card = new DoorCard();
    private final TextField name = new TextField();
    private final PasswordPair password = new PasswordPair();
    private String secret = "";

    public WelcomeView(AdmissionService service) {
        this.service = service;
        addClassName("login-page");
        add(new Div(card));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        secret = event.getRouteParameters().get("secret").orElse("");
        service.admission(secret).ifPresentOrElse(this::offer, this::over);
    }

    private void offer(Admission offered) {
        var login = new TextField(getTranslation("login.name"), offered.login(), "");
        login.setReadOnly(true);
        login.setWidthFull();
        login.setAutocomplete(Autocomplete.USERNAME);
        name.setLabel(getTranslation("field.name"));
        name.setAutocomplete(Autocomplete.NAME);
        name.setMaxLength(200);
        name.setValue(offered.displayName());
        name.setWidthFull();
        name.focus();
        var enter = new Button(getTranslation("welcome.enter"), _ -> enter());
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        enter.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        card.ask(
                getTranslation("welcome.heading"),
                getTranslation("welcome.promise", getTranslation("role." + offered.role().name())),
                login,
                name,
                password,
                enter);
    }

    private void enter() {
        password.typed()
                .ifPresent(typed -> {
                    try {
                        service.enter(secret, name.getValue(), typed, getLocale(), zoneOfBrowser());
                        UI.getCurrent().getPage().setLocation("login?done=welcome");
                    } catch (PasswordRefused e) {
                        password.complain(e.fault());
                    } catch (LinkOver e) {
                        over();
                    }
                });
    }

    private static ZoneId zoneOfBrowser() {
        var details = UI.getCurrent().getPage().getExtendedClientDetails();
        try {
            return details == null || details.getTimeZoneId() == null
                    ? ZoneOffset.UTC
                    : ZoneId.of(details.getTimeZoneId());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private void over() {
        card.ask(getTranslation("link.over.heading"), getTranslation("link.over.welcome"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("welcome.heading"));
    }
}
