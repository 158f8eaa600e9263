package io.tenfolio.web.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.tenfolio.web.look.Brand;

/// The door: one form, and what to do when it stays shut.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final CurrentPerson person;
    private final LoginForm form = new LoginForm();

    public LoginView(CurrentPerson person) {
        this.person = person;
        addClassName("login-page");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words("login.error.title", getTranslation("login.error.message")));

        var heading = new H1(getTranslation("login.heading"));
        var promise = new Paragraph(getTranslation("login.promise"));
        promise.addClassName("login-promise");
        var card = new Section(new Brand(), heading, promise, form);
        card.addClassName("login-card");
        var foot = new Paragraph(getTranslation("login.foot"));
        foot.addClassName("login-foot");
        add(new Div(card, foot));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (person.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter("wait").ifPresent(this::showWait);
        query.getSingleParameter("error").ifPresent(_ -> form.setError(true));
        query.getSingleParameter("trouble").ifPresent(_ -> showTrouble());
    }

    private void showWait(String seconds) {
        // from the URL: shown only when it is a number of a sensible size
        var wait = seconds.matches("[0-9]{1,5}") ? Long.parseLong(seconds) : 60;
        form.setI18n(words("login.wait.title", getTranslation("login.wait.message", wait)));
        form.setError(true);
    }

    private void showTrouble() {
        form.setI18n(words("login.trouble.title", getTranslation("login.trouble.message")));
        form.setError(true);
    }

    private LoginI18n words(String errorTitle, String errorMessage) {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername(getTranslation("login.name"));
        words.getForm().setPassword(getTranslation("login.password"));
        words.getForm().setSubmit(getTranslation("login.submit"));
        words.getErrorMessage().setTitle(getTranslation(errorTitle));
        words.getErrorMessage().setMessage(errorMessage);
        words.getErrorMessage().setUsername(getTranslation("login.name.missing"));
        words.getErrorMessage().setPassword(getTranslation("login.password.missing"));
        return words;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("login.submit"));
    }
}
