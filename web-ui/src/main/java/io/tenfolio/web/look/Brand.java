package io.tenfolio.web.look;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/// The mark and the name.
public final class Brand extends Span {
    public Brand() {
        addClassName("brand");
        var mark = new Image("icons/tenfolio.svg", "");
        mark.setWidth("28px");
        mark.setHeight("28px");
        add(mark, new Span("Tenfolio"));
    }
}
