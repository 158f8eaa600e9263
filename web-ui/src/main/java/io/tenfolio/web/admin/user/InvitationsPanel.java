package io.tenfolio.web.admin.user;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.tenfolio.web.look.ReasonDialog;
import io.tenfolio.web.look.ReasonDialog.Refused;
import io.tenfolio.web.text.Formats;
import java.time.Clock;

/// Invitations that wait for an answer; not there while there are none.
final class InvitationsPanel extends Section {
    private final UserService service;
    private final Formats formats;
    private final Clock clock;
    private final boolean mayChange;
    private final UnorderedList list = new UnorderedList();

    InvitationsPanel(UserService service, Formats formats, Clock clock, boolean mayChange) {
        this.service = service;
        this.formats = formats;
        this.clock = clock;
        this.mayChange = mayChange;
        addClassName("panel");
        list.addClassName("session-list");
        add(new H2(getTranslation("invitations.title")), list);
        show();
    }

    void show() {
        list.removeAll();
        var waiting = service.invitations();
        waiting.forEach(one -> list.add(item(one)));
        setVisible(!waiting.isEmpty());
    }

    private ListItem item(Invitation one) {
        var email = new Span(one.email().value());
        email.addClassName("strong");
        var about =
                new Span(
                        getTranslation(
                                "invitations.line",
                                getTranslation("role." + one.role().name()),
                                one.invitedBy(),
                                formats.timeNear(one.expiresAt(), clock.instant())));
        about.addClassName("quiet");
        var words = new Div(email, about);
        words.addClassName("two-lines");
        var item = new ListItem(words);
        if (mayChange) {
            var back = new Button(getTranslation("invitations.back"), _ -> ask(one));
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            back.setAriaLabel(getTranslation("invitations.back.label", one.email().value()));
            item.add(back);
        }
        return item;
    }

    private void ask(Invitation one) {
        new ReasonDialog(
                        getTranslation("invitations.back"),
                        getTranslation("invitations.back.what", one.email().value()),
                        getTranslation("invitations.back"),
                        why -> takeBack(one, why))
                .open();
    }

    private void takeBack(Invitation one, String why) {
        try {
            service.takeBack(one, why);
        } catch (NotPossible e) {
            throw new Refused(getTranslation("users.refused." + e.why().name()));
        } finally {
            show();
        }
    }
}
