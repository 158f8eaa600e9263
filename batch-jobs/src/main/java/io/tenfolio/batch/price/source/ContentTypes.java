package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import java.util.Locale;

/// What an answer calls itself. Proxies and login pages answer 200 with HTML.
final class ContentTypes {
    private ContentTypes() {}

    static boolean isJson(RawQuote answer) {
        return type(answer).contains("json");
    }

    static boolean isXml(RawQuote answer) {
        return type(answer).endsWith("/xml") || type(answer).endsWith("+xml") && !isHtml(answer);
    }

    static boolean isHtml(RawQuote answer) {
        return type(answer).contains("html");
    }

    private static String type(RawQuote answer) {
        var type = answer.contentType().toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }
}
