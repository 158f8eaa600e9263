package io.tenfolio.web.admin.user;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.web.look.ReasonDialog;
import io.tenfolio.web.look.ReasonDialog.Refused;
import java.util.List;
import java.util.Locale;

/// Asks whom to invite, as what, and why.
final class InviteDialog {
    private final UserService service;
    private final EmailField email = new EmailField();
    private final Select<Role> role = new Select<>();
    private final Select<Locale> language = new Select<>();
    private final ReasonDialog dialog;

    InviteDialog(UserService service, Locale spoken, Runnable then) {
        this.service = service;
        email.setLabel(email.getTranslation("field.email"));
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        role.setLabel(email.getTranslation("users.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(one -> email.getTranslation("role." + one.name()));
        role.setValue(Role.INVESTOR);
        language.setLabel(email.getTranslation("users.invite.language"));
        language.setItems(List.of(Locale.ENGLISH, Locale.GERMAN));
        language.setItemLabelGenerator(one -> one.getDisplayLanguage(one));
        language.setValue(spoken.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH);
        dialog =
                new ReasonDialog(
                                email.getTranslation("users.invite"),
                                email.getTranslation("users.invite.what"),
                                email.getTranslation("users.invite.send"),
                                why -> {
                                    invite(why);
                                    then.run();
                                })
                        .with(email, role, language);
    }

    void open() {
        dialog.open();
        email.focus();
    }

    private void invite(String why) {
        var typed = EmailAddress.parse(email.getValue());
        email.setErrorMessage(email.getTranslation("field.email.wrong"));
        email.setInvalid(typed.isEmpty());
        var address =
                typed.orElseThrow(() -> new Refused(email.getTranslation("field.email.wrong")));
        try {
            service.invite(address, role.getValue(), language.getValue(), why);
        } catch (NotPossible e) {
            throw new Refused(email.getTranslation("users.refused." + e.why().name()));
        }
    }
}
