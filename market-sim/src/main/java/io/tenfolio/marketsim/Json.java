package io.tenfolio.marketsim;

/// Writes JSON by hand, as the real sources' numbers are sometimes numbers and sometimes text, and must be able to be nonsense.
final class Json {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    static Json object() {
        var json = new Json();
        json.text.append('{');
        return json;
    }

    Json text(String name, String value) {
        return raw(name, quoted(value));
    }

    Json number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /// A value that is JSON already.
    Json raw(String name, String value) {
        if (!first) {
            text.append(',');
        }
        first = false;
        text.append(quoted(name)).append(':').append(value);
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
