package io.tenfolio.web.access;

import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
@Import(AdmissionService.class)
public class AccessConfiguration {
    /// Spring Boot makes a sender when `spring.mail.host` is set.
    @Bean
    Postroom postroom(ObjectProvider<JavaMailSender> server, MailSettings settings, Clock clock) {
        return Optional.ofNullable(server.getIfAvailable())
                .map(smtp ->
                        new Postroom(
                                new SmtpCarrier(smtp, settings.from(), clock), Optional.empty()))
                .orElseGet(() ->
                        new Postroom(
                                new FolderCarrier(settings.outbox(), settings.from(), clock),
                                Optional.of(settings.outbox().toAbsolutePath())));
    }

    @Bean
    Correspondence correspondence(Postroom post, MailSettings settings) {
        return new Correspondence(post, settings);
    }

    @Bean
    NewPasswords newPasswords(PasswordEncoder encoder) {
        return new NewPasswords(encoder);
    }
}
