package io.tenfolio.web.admin.user;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.tenfolio.web.look.ReasonDialog;
import io.tenfolio.web.security.RegistrationDoor;
import java.nio.file.Path;
import java.util.Optional;

/// Whether anybody may make a login of their own, and where mails go.
final class RegistrationPanel extends Section {
    private final RegistrationDoor registration;
    private final Paragraph words = new Paragraph();
    private final Button turn = new Button();

    RegistrationPanel(RegistrationDoor registration, Optional<Path> outbox, boolean mayChange) {
        this.registration = registration;
        addClassName("panel");
        words.getElement().setAttribute("aria-live", "polite");
        turn.addClickListener(_ -> ask(!registration.isOpen()));
        turn.setVisible(mayChange);
        var line = new Div(words, turn);
        line.addClassName("registration-line");
        add(new H2(getTranslation("registration.title")), line);
        outbox.ifPresent(folder -> {
            var where = new Paragraph(getTranslation("registration.outbox", folder.toString()));
            where.addClassName("quiet");
            add(where);
        });
        show();
    }

    private void show() {
        boolean open = registration.isOpen();
        words.setText(getTranslation(open ? "registration.open" : "registration.shut"));
        turn.setText(getTranslation(open ? "registration.close" : "registration.begin"));
    }

    private void ask(boolean open) {
        new ReasonDialog(
                        getTranslation(open ? "registration.begin" : "registration.close"),
                        getTranslation(
                                open ? "registration.begin.what" : "registration.close.what"),
                        getTranslation(open ? "registration.begin" : "registration.close"),
                        why -> {
                            registration.open(open, why);
                            show();
                        })
                .open();
    }
}
