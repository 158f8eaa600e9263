package io.tenfolio.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.web.access.AskedTooOften;
import io.tenfolio.web.access.PasswordPair;
import io.tenfolio.web.access.PasswordRefused;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentLogin;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/// What I set for myself.
@Route("profile")
@PermitAll
@StyleSheet("styles/profile.css")
public class ProfileView extends Main implements PageInBar, HasDynamicTitle {
    private final ProfileService service;
    private final CurrentLogin login;

    public ProfileView(ProfileService service, CurrentLogin login, Clock clock) {
        this.service = service;
        this.login = login;
        addClassNames("page", "profile");
        var me = service.me();
        var left =
                new Div(
                        panel("profile.me", name(me.displayName(), me.login()), address()),
                        panel("profile.reading", new ReadingForm(service, me, clock)));
        var right = new Div(panel("profile.password", password(me.login())), sessions(clock));
        left.addClassName("profile-column");
        right.addClassName("profile-column");
        add(left, right);
    }

    private Section panel(String title, Component... parts) {
        var panel = new Section(new H2(getTranslation(title)));
        panel.addClassName("panel");
        panel.add(parts);
        return panel;
    }

    // ---- name ----

    private Component name(String displayName, String loginName) {
        var shown = new Paragraph(getTranslation("profile.login", loginName));
        shown.addClassName("quiet");
        var name = new TextField(getTranslation("field.name"));
        name.setValue(displayName);
        name.setMaxLength(200);
        name.setAutocomplete(Autocomplete.NAME);
        name.setManualValidation(true);
        var save = new Button(getTranslation("profile.name.save"));
        save.addClickListener(_ -> {
            var empty = name.getValue().isBlank();
            name.setErrorMessage(getTranslation("field.name.missing"));
            name.setInvalid(empty);
            if (!empty) {
                service.rename(name.getValue());
                say("profile.saved");
            }
        });
        var line = new Div(name, save);
        line.addClassName("field-line");
        return new Div(shown, line);
    }

    // ---- address ----

    private Component address() {
        var present =
                new Paragraph(
                        service.email()
                                .map(mail -> getTranslation("profile.email.is", mail.value()))
                                .orElseGet(() -> getTranslation("profile.email.none")));
        present.addClassName("quiet");
        var email = new EmailField(getTranslation("profile.email.new"));
        email.setAutocomplete(Autocomplete.EMAIL);
        email.setManualValidation(true);
        var password = presentPassword();
        var send = new Button(getTranslation("profile.email.send"));
        send.addClickListener(_ -> {
            var typed = EmailAddress.parse(email.getValue());
            email.setErrorMessage(getTranslation("field.email.wrong"));
            email.setInvalid(typed.isEmpty());
            typed.ifPresent(address ->
                    attempt(
                            password,
                            () -> {
                                service.askForAddress(address, password.getValue());
                                password.clear();
                                email.clear();
                                present.setText(
                                        getTranslation("profile.email.sent", address.value()));
                            }));
        });
        var form = new Div(present, email, password, send);
        form.addClassName("fields");
        return form;
    }

    // ---- password ----

    private Component password(String loginName) {
        var what = new Paragraph(getTranslation("profile.password.what"));
        what.addClassName("quiet");
        // for password managers, which file a new password under it
        var who = new TextField(getTranslation("login.name"), loginName, "");
        who.setAutocomplete(Autocomplete.USERNAME);
        who.setReadOnly(true);
        who.addClassName("for-managers");
        var present = presentPassword();
        var wanted = new PasswordPair();
        var change = new Button(getTranslation("profile.password.change"));
        change.addClickListener(_ ->
                wanted.typed()
                        .ifPresent(typed ->
                                attempt(
                                        present,
                                        () -> {
                                            try {
                                                service.changePassword(
                                                        present.getValue(), typed, login.find());
                                                present.clear();
                                                wanted.forget();
                                                say("profile.password.changed");
                                            } catch (PasswordRefused e) {
                                                wanted.complain(e.fault());
                                            }
                                        })));
        var form = new Div(what, who, present, wanted, change);
        form.addClassName("fields");
        return form;
    }

    private PasswordField presentPassword() {
        var present = new PasswordField(getTranslation("profile.password.present"));
        present.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        present.setManualValidation(true);
        return present;
    }

    private void attempt(PasswordField present, Runnable work) {
        present.setInvalid(false);
        try {
            work.run();
        } catch (WrongPassword e) {
            present.setErrorMessage(getTranslation("profile.password.wrong"));
            present.setInvalid(true);
            present.focus();
        } catch (AskedTooOften e) {
            present.setErrorMessage(getTranslation("asked.often", e.seconds()));
            present.setInvalid(true);
        }
    }

    // ---- sessions ----

    private Component sessions(Clock clock) {
        var list =
                new SessionList(
                        service.me(),
                        login.find(),
                        clock,
                        session -> {
                            service.end(session);
                            return service.sessions();
                        });
        list.show(service.sessions());
        var others =
                new Button(
                        getTranslation("sessions.end.others"),
                        _ -> {
                            service.endOthers(login.find());
                            list.show(service.sessions());
                            say("sessions.ended.others");
                        });
        others.addThemeVariants(ButtonVariant.LUMO_ERROR);
        others.setEnabled(login.find().isPresent());
        return panel("profile.sessions", list, others);
    }

    private void say(String key) {
        Notification.show(getTranslation(key), 4000, Notification.Position.BOTTOM_START);
    }

    @Override
    public String heading() {
        return getTranslation("profile.title");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("profile.title"));
    }
}
