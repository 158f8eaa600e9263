package io.tenfolio.web.api;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value of a request is refused; the message is for the client and goes on "The field …".
final class Unacceptable extends MismatchedInputException {
    Unacceptable(JsonParser in, String message) {
        super(in, message);
    }
}
