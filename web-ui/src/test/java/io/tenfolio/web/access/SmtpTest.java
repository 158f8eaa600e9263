package io.tenfolio.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.tenfolio.access.EmailAddress;
import io.tenfolio.access.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;

/// Letters over a real mail server.
class SmtpTest {
    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final MailSettings SETTINGS =
            new MailSettings(
                    URI.create("https://folio.example.org/in"),
                    "Tenfolio <folio@example.org>",
                    Path.of("unused"));

    @Test
    void reachTheirReaderWithSenderUmlautsAndLink() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withPropertyValues(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + SERVER.getSmtp().getPort())
                .run(context -> {
                    var carrier =
                            new SmtpCarrier(
                                    context.getBean(JavaMailSender.class),
                                    SETTINGS.from(),
                                    Clock.systemUTC());
                    try (var post = new Postroom(carrier, Optional.empty())) {
                        new Correspondence(post, SETTINGS)
                                .invite(
                                        new EmailAddress("jo@example.org"),
                                        Locale.GERMAN,
                                        "Änne",
                                        Role.ADVISOR,
                                        "a-secret");
                        await().atMost(Duration.ofSeconds(20))
                                .until(() -> SERVER.getReceivedMessages().length == 1);
                    }
                });

        var mail = SERVER.getReceivedMessages()[0];
        assertThat(mail)
                .satisfies(it ->
                        assertThat(it.getFrom()[0]).hasToString("Tenfolio <folio@example.org>"))
                .satisfies(it -> assertThat(it.getAllRecipients()).hasSize(1))
                .satisfies(
                        it -> assertThat(it.getHeader("Auto-Submitted")).contains("auto-generated"))
                .satisfies(it ->
                        assertThat(it.getContent().toString())
                                .contains(
                                        "Änne lädt Sie zu Tenfolio ein",
                                        "als: Berater",
                                        "https://folio.example.org/in/welcome/a-secret",
                                        "7 Tage"));
    }
}
