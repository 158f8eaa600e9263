package io.tenfolio.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/// A line icon by its file's name; takes the colour of the text around it.
@Tag("span")
final class PageIcon extends Component {
    PageIcon(String name) {
        getElement()
                .setAttribute("aria-hidden", "true")
                .setAttribute("class", "page-icon")
                .getStyle()
                .set("--icon", "url('icons/" + name + ".svg')");
    }
}
