package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.signals.Signal;

/// A figure that glows for a second when it changes and keeps its neighbours in place.
@Tag("live-figure")
@JsModule("./tenfolio/live-figure.ts")
public final class LiveFigure extends Component implements HasStyle {
    /// A plain figure.
    public LiveFigure(Signal<String> text) {
        getElement().bindProperty("value", text, null);
    }

    /// A change with its tone.
    public LiveFigure(Signal<String> text, Signal<Tone> tone) {
        this(text);
        getElement().bindProperty("tone", tone.map(Tone::code), null);
    }
}
