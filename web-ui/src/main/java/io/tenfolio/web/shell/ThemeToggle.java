package io.tenfolio.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.tenfolio.access.Theme;
import java.util.Locale;
import java.util.function.Consumer;

/// Light, dark or as the system says; the browser remembers it for the pages before the login.
@Tag("theme-toggle")
@JsModule("./tenfolio/theme-toggle.ts")
public final class ThemeToggle extends Component {
    public ThemeToggle() {
        getElement().setProperty("lightText", getTranslation("theme.light"));
        getElement().setProperty("darkText", getTranslation("theme.dark"));
        getElement().setProperty("systemText", getTranslation("theme.system"));
    }

    /// What the person has chosen, wherever they did.
    public void show(Theme theme) {
        getElement().setProperty("chosen", theme.name().toLowerCase(Locale.ROOT));
    }

    void whenChosen(Consumer<Theme> then) {
        getElement()
                .addEventListener(
                        "scheme-chosen",
                        event -> {
                            var word = event.getEventData().get("event.detail").asString();
                            for (var theme : Theme.values()) {
                                if (theme.name().equalsIgnoreCase(word)) {
                                    then.accept(theme);
                                }
                            }
                        })
                .addEventData("event.detail");
    }
}
