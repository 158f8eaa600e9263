package io.tenfolio.web.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.tenfolio.alert.Alert.LargeMove;
import io.tenfolio.alert.Alert.StalePrices;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;

/// What a person was told, the newest first.
@Route("notifications")
@StyleSheet("styles/ledger.css")
@StyleSheet("styles/portfolio.css")
@PermitAll
public class NotificationsView extends Main
        implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int SHOWN = 100;

    private final NotificationService service;
    private final Formats formats;

    public NotificationsView(NotificationService service, CurrentPerson person) {
        this.service = service;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        addClassNames("page", "notifications");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        var notices = service.newest(SHOWN);
        if (notices.isEmpty()) {
            var nothing =
                    new Section(
                            new H2(getTranslation("notifications.none")),
                            new Paragraph(getTranslation("notifications.none.text")),
                            new Anchor("portfolios", getTranslation("nav.portfolios")));
            nothing.addClassName("message");
            add(nothing);
            return;
        }
        var head = new Div(new H2(getTranslation("notifications.title")));
        head.addClassName("page-head");
        if (notices.stream().anyMatch(notice -> !notice.isRead())) {
            head.add(
                    new Button(
                            getTranslation("notifications.read.all"),
                            _ -> {
                                service.readAll();
                                show();
                            }));
        }
        var list = new Section();
        list.addClassNames("panel", "notices");
        notices.forEach(notice -> list.add(line(notice)));
        add(head, list);
    }

    private Component line(Notice notice) {
        var about =
                new Anchor("portfolio/" + notice.alert().portfolio().value(), notice.portfolio());
        var words = new Span(words(notice));
        var at = new Span(formats.moment(notice.at()));
        at.addClassName("quiet");
        var line = new Div(new Div(about, words, at));
        line.addClassNames("list-line", notice.isRead() ? "read" : "unread");
        if (!notice.isRead()) {
            var read =
                    new Button(
                            getTranslation("notifications.read"),
                            _ -> {
                                service.read(notice.id());
                                show();
                            });
            read.setAriaLabel(getTranslation("notifications.read.label", words(notice)));
            line.add(read);
        }
        return line;
    }

    private String words(Notice notice) {
        return switch (notice.alert()) {
            case LargeMove move ->
                    getTranslation(
                            "notifications.move",
                            formats.signed(move.move()),
                            formats.signedPercent(move.percent().movePointLeft(2)));
            case StalePrices stale -> getTranslation("notifications.stale", stale.prices());
        };
    }

    @Override
    public String heading() {
        return getTranslation("notifications.title");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading());
    }
}
