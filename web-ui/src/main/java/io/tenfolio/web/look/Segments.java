package io.tenfolio.web.look;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A row of buttons of which one is chosen; they keep their place.
public final class Segments<T> extends Div {
    private final ValueSignal<T> chosen;

    public Segments(
            String label,
            List<T> choices,
            T first,
            Function<T, String> name,
            Consumer<T> whenChosen) {
        addClassName("segments");
        getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        chosen = new ValueSignal<>(first);
        for (var choice : choices) {
            var button = new NativeButton(name.apply(choice));
            button.addClickListener(_ -> {
                if (!chosen.peek().equals(choice)) {
                    chosen.set(choice);
                    whenChosen.accept(choice);
                }
            });
            button.getElement()
                    .bindAttribute(
                            "aria-pressed", chosen.map(c -> String.valueOf(c.equals(choice))));
            add(button);
        }
    }

    /// Shows `choice` as chosen without telling anybody.
    public void choose(T choice) {
        chosen.set(choice);
    }
}
