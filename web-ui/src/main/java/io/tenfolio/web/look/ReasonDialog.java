package io.tenfolio.web.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/// Says what an action will do and asks why it is done; nothing happens without a reason.
public final class ReasonDialog extends Dialog {
    private static final int LONGEST = 500;

    private final Div fields = new Div();
    private final TextArea reason = new TextArea();
    private final Paragraph trouble = new Paragraph();

    /// `then` is done with the reason; the dialog closes unless it throws a [Refused].
    public ReasonDialog(String title, String what, String confirm, Consumer<String> then) {
        setHeaderTitle(title);
        setWidth("min(480px, calc(100vw - 32px))");
        addClassName("reason-dialog");
        var words = new Paragraph(what);
        words.addClassName("quiet");
        fields.addClassName("fields");
        reason.setLabel(getTranslation("reason.label"));
        reason.setHelperText(getTranslation("reason.help"));
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        reason.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        trouble.addClassName("login-trouble");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        add(words, trouble, fields, reason);
        var cancel = new Button(getTranslation("reason.cancel"), _ -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var act = new Button(confirm, _ -> act(then));
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        act.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
        getFooter().add(cancel, act);
        reason.focus();
    }

    /// Fields of the action itself, before the reason.
    public ReasonDialog with(Component... more) {
        fields.add(more);
        return this;
    }

    private void act(Consumer<String> then) {
        var why = reason.getValue().strip();
        reason.setErrorMessage(getTranslation("reason.missing"));
        reason.setInvalid(why.isEmpty());
        if (why.isEmpty()) {
            reason.focus();
            return;
        }
        try {
            then.accept(why);
            close();
        } catch (Refused e) {
            trouble.setText(e.getMessage());
            trouble.setVisible(true);
        }
    }

    /// Why the action was not done, in words of the page.
    public static final class Refused extends RuntimeException {
        public Refused(String words) {
            super(words);
        }
    }
}
