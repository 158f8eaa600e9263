package io.tenfolio.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.tenfolio.access.LoginSession;
import io.tenfolio.access.LoginSessionId;
import io.tenfolio.access.User;
import io.tenfolio.web.security.BrowserName;
import io.tenfolio.web.text.Formats;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where somebody is logged in, each with a button that ends it there.
final class SessionList extends UnorderedList {
    private final Formats formats;
    private final Optional<LoginSessionId> mine;
    private final Clock clock;
    private final Function<LoginSessionId, List<LoginSession>> end;

    /// `end` ends a session and tells which are left.
    SessionList(
            User reader,
            Optional<LoginSessionId> mine,
            Clock clock,
            Function<LoginSessionId, List<LoginSession>> end) {
        this.formats = new Formats(reader.locale(), reader.zone());
        this.mine = mine;
        this.clock = clock;
        this.end = end;
        addClassName("session-list");
    }

    void show(List<LoginSession> sessions) {
        removeAll();
        sessions.forEach(session -> add(item(session)));
    }

    private ListItem item(LoginSession session) {
        var known = BrowserName.of(session.browser());
        var browser =
                new Span(known.isEmpty() ? getTranslation("sessions.browser.unknown") : known);
        browser.addClassName("strong");
        browser.getElement().setAttribute("title", session.browser());
        var when =
                new Span(
                        getTranslation(
                                "sessions.line",
                                session.address(),
                                formats.timeNear(session.startedAt(), clock.instant()),
                                formats.timeNear(session.seenAt(), clock.instant())));
        when.addClassName("quiet");
        var words = new Div(browser, when);
        words.addClassName("two-lines");
        var item = new ListItem(words);
        if (mine.filter(session.id()::equals).isPresent()) {
            var here = new Span(getTranslation("sessions.here"));
            here.addClassName("here");
            item.add(here);
        } else {
            item.add(button(session, browser.getText()));
        }
        return item;
    }

    private Button button(LoginSession session, String browser) {
        var button = new Button(getTranslation("sessions.end"), _ -> show(end.apply(session.id())));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("sessions.end.label", browser, session.address()));
        return button;
    }
}
