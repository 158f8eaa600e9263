package io.tenfolio.web.access;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `publicAddress` is where people reach the pages: links in mails begin with it, whatever host a request names. `from` is who
/// writes. Without `spring.mail.host` mails are put as files into `outbox`.
@ConfigurationProperties("tenfolio.mail")
record MailSettings(URI publicAddress, String from, Path outbox) {
    MailSettings {
        if (publicAddress.getHost() == null || !publicAddress.getScheme().startsWith("http")) {
            throw new IllegalArgumentException(
                    "tenfolio.mail.public-address must be an address like https://folio.example.org, not "
                            + publicAddress);
        }
    }

    /// The address of a page, e.g. of `welcome/…`.
    String link(String path) {
        var base = publicAddress.toString();
        return (base.endsWith("/") ? base : base + "/") + path;
    }
}
