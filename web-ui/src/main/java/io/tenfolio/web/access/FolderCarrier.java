package io.tenfolio.web.access;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.UUID;

/// Puts each letter as an `.eml` file into a folder that only the running user can read: for a laptop, or until there is a mail
/// server.
final class FolderCarrier implements Carrier {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String from;
    private final Clock clock;

    FolderCarrier(Path folder, String from, Clock clock) {
        this.folder = folder;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void carry(Letter letter) throws MessagingException, IOException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        Envelope.write(message, letter, from, clock.instant());
        message.saveChanges();
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file =
                Files.createFile(
                        folder.resolve(
                                STAMP.format(clock.instant()) + "-" + UUID.randomUUID() + ".eml"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }
}
