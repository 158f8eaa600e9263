package io.tenfolio.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Light, dark or as the system says; lives in the browser and is remembered there.
@Tag("theme-toggle")
@JsModule("./tenfolio/theme-toggle.ts")
public final class ThemeToggle extends Component {
    public ThemeToggle() {
        getElement().setProperty("lightText", getTranslation("theme.light"));
        getElement().setProperty("darkText", getTranslation("theme.dark"));
        getElement().setProperty("systemText", getTranslation("theme.system"));
    }
}
