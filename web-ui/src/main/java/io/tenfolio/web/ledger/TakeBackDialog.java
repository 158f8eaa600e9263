package io.tenfolio.web.ledger;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.tenfolio.ledger.Effect;
import io.tenfolio.ledger.Overselling.Oversold;
import io.tenfolio.web.text.Formats;

/// Asks before an entry is taken back, and shows what that undoes. A reason is asked for: it changes history.
final class TakeBackDialog extends Dialog {
    TakeBackDialog(LedgerService service, LedgerRow row, Formats formats, Runnable whenDone) {
        var words = new LedgerWords(formats);
        var effects = new EffectWords(formats, service::instrument, _ -> row.account());
        var portfolio = row.portfolio().id();
        var entry = row.line().entry().booking().id();
        setHeaderTitle(getTranslation("takeback.title"));
        setWidth("min(560px, 100%)");
        var preview = new EffectPanel();
        Effect effect = service.effect(portfolio, service.reversal(portfolio, entry, ""));
        var refusal = effects.refusal(effect);
        preview.show(effects.lines(effect), refusal.orElse(""), "");
        var reason = new TextField(getTranslation("takeback.reason"));
        reason.setWidthFull();
        reason.setMaxLength(200);
        reason.setRequiredIndicatorVisible(true);
        var book =
                new Button(
                        getTranslation("takeback.do"),
                        _ -> {
                            if (reason.getValue().isBlank()) {
                                reason.setInvalid(true);
                                reason.setErrorMessage(getTranslation("takeback.reason.missing"));
                                reason.focus();
                                return;
                            }
                            takeBack(service, row, reason.getValue().strip(), whenDone);
                        });
        book.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        book.setEnabled(refusal.isEmpty());
        book.setDisableOnClick(false);
        var cancel = new Button(getTranslation("cancel"), _ -> close());
        add(
                new Paragraph(words.sentence(row)),
                new Paragraph(getTranslation("takeback.text")),
                preview,
                reason);
        getFooter().add(cancel, book);
    }

    private void takeBack(LedgerService service, LedgerRow row, String reason, Runnable whenDone) {
        var portfolio = row.portfolio().id();
        try {
            var reversal = service.reversal(portfolio, row.line().entry().booking().id(), reason);
            service.book(portfolio, reversal, reason);
            close();
            Notification.show(getTranslation("takeback.done"));
        } catch (Oversold meanwhile) {
            close();
            Notification.show(getTranslation("takeback.refused"));
        }
        whenDone.run();
    }
}
