package io.tenfolio.web.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import io.tenfolio.access.PasswordFault;
import io.tenfolio.access.PasswordRules;
import java.util.Optional;

/// A new password, typed twice; says under the field what is wrong with it.
public final class PasswordPair extends Div {
    private final PasswordField once = new PasswordField();
    private final PasswordField again = new PasswordField();

    public PasswordPair() {
        addClassName("password-pair");
        once.setLabel(getTranslation("password.new"));
        once.setHelperText(getTranslation("password.rule", PasswordRules.SHORTEST));
        once.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
        once.setRequiredIndicatorVisible(true);
        once.setMaxLength(PasswordRules.LONGEST);
        once.setManualValidation(true);
        again.setLabel(getTranslation("password.again"));
        again.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
        again.setRequiredIndicatorVisible(true);
        again.setManualValidation(true);
        once.setWidthFull();
        again.setWidthFull();
        add(once, again);
    }

    /// What was typed, when it was twice the same.
    public Optional<String> typed() {
        once.setInvalid(false);
        boolean same = once.getValue().equals(again.getValue());
        again.setErrorMessage(getTranslation("password.different"));
        again.setInvalid(!same);
        if (!same) {
            again.focus();
        }
        return same ? Optional.of(once.getValue()) : Optional.empty();
    }

    public void complain(PasswordFault fault) {
        once.setErrorMessage(
                getTranslation("password.fault." + fault.name(), PasswordRules.SHORTEST));
        once.setInvalid(true);
        once.focus();
    }

    public void forget() {
        once.clear();
        again.clear();
    }
}
