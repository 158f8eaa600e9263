package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/// A page that names itself in the bar above it and may put a small thing of its own there.
public interface PageInBar {
    String heading();

    default Optional<Component> extras() {
        return Optional.empty();
    }
}
