package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.signals.Signal;
import java.time.Duration;
import java.time.Instant;

/// Says in the browser's own time how old the data is and whether the node still answers; works when the
/// node is dead. Silent while all is well.
@Tag("freshness-badge")
@JsModule("./tenfolio/freshness-badge.ts")
public final class FreshnessBadge extends Component {
    /// @param asOf when the data shown held; [Instant#EPOCH] while there is none
    /// @param staleAfter the age from which data is called old
    public FreshnessBadge(Signal<Instant> asOf, Signal<Duration> staleAfter) {
        // a double: whole milliseconds fit it exactly
        getElement().bindProperty("asOf", asOf.map(at -> (double) at.toEpochMilli()), null);
        getElement()
                .bindProperty("staleAfter", staleAfter.map(age -> (double) age.toMillis()), null);
        getElement().setProperty("oldText", getTranslation("badge.old"));
        getElement().setProperty("oldHoursText", getTranslation("badge.old.hours"));
        getElement().setProperty("goneText", getTranslation("badge.gone"));
        getElement().setProperty("oldHint", getTranslation("badge.old.hint"));
        getElement().setProperty("goneHint", getTranslation("badge.gone.hint"));
    }
}
