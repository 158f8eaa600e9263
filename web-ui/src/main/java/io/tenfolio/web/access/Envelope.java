package io.tenfolio.web.access;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import org.springframework.mail.javamail.MimeMessageHelper;

/// A letter as mail programs read it.
final class Envelope {
    private Envelope() {}

    static void write(MimeMessage message, Letter letter, String from, Instant at)
            throws MessagingException {
        var mail = new MimeMessageHelper(message, "UTF-8");
        mail.setFrom(from);
        mail.setTo(letter.to().value());
        mail.setSubject(letter.subject());
        mail.setText(letter.text());
        mail.setSentDate(Date.from(at));
        // no out-of-office notes in return
        message.setHeader("Auto-Submitted", "auto-generated");
    }
}
