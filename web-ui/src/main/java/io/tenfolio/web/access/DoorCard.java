package io.tenfolio.web.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.tenfolio.web.look.Brand;

/// What stands before the house: one heading, one line, then what to do; and once that is done, what comes next.
final class DoorCard extends Section {
    private final H1 heading = new H1();
    private final Paragraph promise = new Paragraph();
    private final Paragraph trouble = new Paragraph();
    private final Div content = new Div();

    DoorCard() {
        addClassName("login-card");
        promise.addClassName("login-promise");
        trouble.addClassName("login-trouble");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        content.addClassName("door-fields");
        var back = new Div(new Anchor("login", getTranslation("door.back")));
        back.addClassName("login-ways");
        promise.getElement().setAttribute("aria-live", "polite");
        add(new Brand(), heading, promise, trouble, content, back);
    }

    void ask(String heading, String promise, Component... fields) {
        this.heading.setText(heading);
        this.promise.setText(promise);
        trouble.setVisible(false);
        content.removeAll();
        content.add(fields);
    }

    void complain(String why) {
        trouble.setText(why);
        trouble.setVisible(true);
    }
}
