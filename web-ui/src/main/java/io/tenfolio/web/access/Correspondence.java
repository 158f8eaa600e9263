package io.tenfolio.web.access;

import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import io.tenfolio.access.SecretPurpose;
import io.tenfolio.web.text.Texts;
import java.util.Locale;

/// What the house writes, in the language of whoever reads it. Letters go out when the transaction that decided on them is over.
public final class Correspondence {
    private final Postroom post;
    private final MailSettings settings;

    Correspondence(Postroom post, MailSettings settings) {
        this.post = post;
        this.settings = settings;
    }

    /// `by` is the display name of whoever invites.
    public void invite(EmailAddress to, Locale language, String by, Role role, String secret) {
        send(
                to,
                language,
                "invitation",
                by,
                Texts.in(language, "role." + role.name()),
                settings.link("welcome/" + secret),
                SecretPurpose.INVITATION.validFor().toDays());
    }

    public void sendPasswordLink(EmailAddress to, Locale language, String login, String secret) {
        send(
                to,
                language,
                "password",
                login,
                settings.link("new-password/" + secret),
                SecretPurpose.PASSWORD.validFor().toMinutes());
    }

    public void confirmNewAddress(EmailAddress to, Locale language, String login, String secret) {
        send(
                to,
                language,
                "confirm",
                login,
                settings.link("confirm/" + secret),
                SecretPurpose.EMAIL.validFor().toHours());
    }

    /// To the address that was: whoever took over an account cannot take it quietly.
    public void tellOfNewAddress(EmailAddress old, Locale language, String login) {
        send(old, language, "moved", login);
    }

    public void tellOfNewPassword(EmailAddress to, Locale language, String login) {
        send(to, language, "changed", login, settings.link("forgotten"));
    }

    void register(EmailAddress to, Locale language, String secret) {
        send(
                to,
                language,
                "registration",
                settings.link("welcome/" + secret),
                SecretPurpose.REGISTRATION.validFor().toHours());
    }

    /// Somebody wants to register an address that has a login already.
    void remind(EmailAddress to, Locale language, String login) {
        send(to, language, "known", login, settings.link("login"), settings.link("forgotten"));
    }

    private void send(EmailAddress to, Locale language, String kind, Object... facts) {
        post.send(
                new Letter(
                        to,
                        Texts.in(language, "mail." + kind + ".subject"),
                        Texts.in(language, "mail." + kind + ".text", facts)
                                + "\n\n"
                                + Texts.in(language, "mail.foot")
                                + "\n"));
    }
}
