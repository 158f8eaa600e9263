package io.tenfolio.web.admin.look;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// The question before an action: what it will do, and why it is done where that changes history.
public final class AskFirst extends Dialog {
    private static final int REASON_LENGTH = 300;

    private final TextArea reason = new TextArea();
    private final Button confirm;
    private final Consumer<String> action;

    /// @param effect one sentence: what will happen
    /// @param reasonNeeded whether it changes history
    /// @param action gets the reason, "" when none was needed
    public AskFirst(
            String heading,
            String effect,
            String yes,
            boolean reasonNeeded,
            Consumer<String> action) {
        this.action = action;
        setHeaderTitle(heading);
        addClassName("ask-first");
        setWidth("min(460px, calc(100vw - 32px))");
        var words = new Paragraph(effect);
        words.addClassName("ask-effect");
        add(words);
        confirm = new Button(yes, _ -> act());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (reasonNeeded) {
            askWhy();
        } else {
            confirm.addClickShortcut(Key.ENTER);
            confirm.setAutofocus(true);
        }
        getFooter().add(new Button(getTranslation("ask.cancel"), _ -> close()), confirm);
    }

    private void askWhy() {
        reason.setLabel(getTranslation("ask.reason"));
        reason.setHelperText(getTranslation("ask.reason.help"));
        reason.setRequired(true);
        reason.setWidthFull();
        reason.setMaxLength(REASON_LENGTH);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(typed -> confirm.setEnabled(!typed.getValue().isBlank()));
        reason.setAutofocus(true);
        confirm.setEnabled(false);
        add(reason);
    }

    private void act() {
        close();
        action.accept(reason.getValue().strip());
    }
}
