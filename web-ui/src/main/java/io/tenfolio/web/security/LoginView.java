package io.tenfolio.web.security;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
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
import io.tenfolio.access.SessionEnd;
import io.tenfolio.web.look.Brand;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The door: one form, and what to do when it stays shut.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final Set<String> DONE = Set.of("welcome", "password", "email");

    private final CurrentPerson person;
    private final LoginForm form = new LoginForm();
    private final Paragraph news = new Paragraph();

    public LoginView(CurrentPerson person, RegistrationDoor registration) {
        this.person = person;
        addClassName("login-page");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words("login.error.title", getTranslation("login.error.message")));

        var heading = new H1(getTranslation("login.heading"));
        var promise = new Paragraph(getTranslation("login.promise"));
        promise.addClassName("login-promise");
        news.addClassName("login-news");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        var card = new Section(new Brand(), heading, promise, news, form, ways(registration));
        card.addClassName("login-card");
        add(new Div(card));
    }

    private Component ways(RegistrationDoor registration) {
        var ways = new Div(new Anchor("forgotten", getTranslation("login.forgotten")));
        if (registration.wasOpen()) {
            ways.add(new Anchor("register", getTranslation("login.register")));
        }
        ways.addClassName("login-ways");
        return ways;
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
        query.getSingleParameter("ended").flatMap(LoginView::end).ifPresent(this::showEnd);
        query.getSingleParameter("done").flatMap(LoginView::done).ifPresent(this::tell);
        query.getSingleParameter("trouble").ifPresent(_ -> showTrouble());
    }

    /// From the URL: only what we know ourselves is shown.
    private static Optional<SessionEnd> end(String word) {
        return Stream.of(SessionEnd.values()).filter(end -> end.name().equals(word)).findFirst();
    }

    private static Optional<String> done(String word) {
        return Optional.of(word).filter(DONE::contains).map("login.done."::concat);
    }

    private void showEnd(SessionEnd end) {
        if (end != SessionEnd.LOGGED_OUT) {
            tell("login.ended." + end.name());
        }
    }

    private void tell(String key) {
        news.setText(getTranslation(key));
        news.setVisible(true);
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
