package io.tenfolio.web.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.shared.HasValidationProperties;

/// Says beside a field that it needs a value.
final class Required {
    private Required() {}

    /// Gives `missing` back.
    static <F extends Component & HasValidationProperties> boolean missing(
            F field, boolean missing) {
        field.setInvalid(missing);
        field.setErrorMessage(missing ? field.getTranslation("reports.required") : "");
        return missing;
    }
}
