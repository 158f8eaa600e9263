package io.tenfolio.web.access;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSender;

/// Hands letters to the mail server of `spring.mail`.
final class SmtpCarrier implements Carrier {
    private final JavaMailSender server;
    private final String from;
    private final Clock clock;

    SmtpCarrier(JavaMailSender server, String from, Clock clock) {
        this.server = server;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void carry(Letter letter) throws MessagingException {
        var message = server.createMimeMessage();
        Envelope.write(message, letter, from, clock.instant());
        server.send(message);
    }
}
