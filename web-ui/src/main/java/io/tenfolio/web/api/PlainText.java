package io.tenfolio.web.api;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Text is text, not a number or a truth value that somebody forgot to quote, and has no control characters but
/// line breaks and tabs, and no halves of a character.
final class PlainText extends StdDeserializer<String> {
    PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser in, DeserializationContext context) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unacceptable(in, "must be text");
        }
        var text = in.getString();
        if (!isPlain(text)) {
            throw new Unacceptable(
                    in, "must not contain control characters or halves of characters");
        }
        return text;
    }

    static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(letter ->
                        Character.getType(letter) == Character.SURROGATE
                                || (Character.isISOControl(letter)
                                        && letter != '\n'
                                        && letter != '\r'
                                        && letter != '\t'));
    }
}
