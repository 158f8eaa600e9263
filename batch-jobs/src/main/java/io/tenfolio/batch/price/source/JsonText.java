package io.tenfolio.batch.price.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A JSON object whose numbers are still text, so nothing is calculated before it is bounded. Members that are
/// null are left out, elements of arrays are named "0", "1" and so on.
record JsonText(Map<String, JsonText.Member> members) {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNumberLength(64)
                                    .maxStringLength(20_000)
                                    .maxNameLength(200)
                                    .maxNestingDepth(12)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /// Something in the document.
    sealed interface Member {}

    /// A string, number, true or false as it was written.
    record Scalar(String text) implements Member {}

    /// An object or array.
    record Nested(JsonText tree) implements Member {}

    /// Reading is all or nothing: half a document is no document.
    ///
    /// @throws Unreadable if the body is not one whole JSON object within the limits
    static JsonText read(byte[] body) throws Unreadable {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("it does not begin with an object");
            }
            var tree = members(parser);
            if (parser.nextToken() != null) {
                throw new Unreadable("something follows the object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new Unreadable(e.getOriginalMessage());
        }
    }

    /// The text of a member, or empty when it is missing, null or not text.
    Optional<String> text(String name) {
        return members.get(name) instanceof Scalar(var text) ? Optional.of(text) : Optional.empty();
    }

    Optional<JsonText> nested(String name) {
        return members.get(name) instanceof Nested(var tree) ? Optional.of(tree) : Optional.empty();
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    private static JsonText members(JsonParser parser) throws Unreadable {
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        var members = new LinkedHashMap<String, Member>();
        for (int index = 0; ; index++) {
            var token = parser.nextToken();
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                return new JsonText(members);
            }
            var name = array ? Integer.toString(index) : parser.currentName();
            if (!array) token = parser.nextToken();
            if (token == null) throw new Unreadable("it ends too early");
            switch (token) {
                case START_OBJECT, START_ARRAY -> members.put(name, new Nested(members(parser)));
                case VALUE_NULL -> {}
                default -> members.put(name, new Scalar(parser.getString()));
            }
        }
    }

    /// The body is not JSON, only half of it, or larger or deeper than any real answer.
    static final class Unreadable extends Exception {
        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
