package io.tenfolio.web.access;

import jakarta.mail.MessagingException;
import java.io.IOException;

/// Brings a letter out of the house.
interface Carrier {
    void carry(Letter letter) throws MessagingException, IOException;
}
