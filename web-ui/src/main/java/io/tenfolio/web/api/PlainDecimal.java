package io.tenfolio.web.api;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Exact decimals travel as text, since many readers of JSON turn numbers into binary fractions: `"1234.5600"`. No exponent, at most
/// 20 digits before the point and 18 after it; checked letter by letter before any arithmetic.
final class PlainDecimal {
    static final String MESSAGE =
            "must be a decimal as text, such as \"12.50\": no exponent, at most 20 digits before the point and 18 after it";

    private static final int LONGEST = 40;
    private static final Pattern SHAPE = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");

    private PlainDecimal() {}

    static final class Reader extends StdDeserializer<BigDecimal> {
        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw new Unacceptable(in, MESSAGE);
            }
            var text = in.getString();
            if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
                throw new Unacceptable(in, MESSAGE);
            }
            return new BigDecimal(text);
        }
    }

    static final class Writer extends StdSerializer<BigDecimal> {
        Writer() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toPlainString());
        }
    }
}
