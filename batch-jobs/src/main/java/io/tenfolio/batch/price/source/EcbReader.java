package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Refused.Reason.ANOTHER_FORMAT;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_TIME;
import static io.tenfolio.batch.price.source.Refused.Reason.UNKNOWN_CURRENCY;

import io.tenfolio.price.RawQuote;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the ECB's reference rates: `Cube` elements with a day, in them `Cube` elements with a currency and what
/// one euro is worth in it. Documents that declare a DTD or entities are refused, and so is half a document.
final class EcbReader {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String ROOT = "Envelope";
    private static final String CUBE = "Cube";
    private static final XMLInputFactory XML = secure();

    private EcbReader() {}

    static Reading read(RawQuote answer) {
        if (!ContentTypes.isXml(answer)) {
            return Reading.refused(ANOTHER_FORMAT, "its type is " + answer.contentType());
        }
        try {
            return read(XML.createXMLStreamReader(new ByteArrayInputStream(answer.body())));
        } catch (XMLStreamException e) {
            return Reading.refused(ANOTHER_FORMAT, "it is not a whole XML document");
        }
    }

    private static Reading read(XMLStreamReader xml) throws XMLStreamException {
        var reading = new Reading.Builder();
        AsOf day = null;
        boolean rootSeen = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                return Reading.refused(ANOTHER_FORMAT, "it declares entities");
            }
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            if (!rootSeen && !xml.getLocalName().equals(ROOT)) {
                return Reading.refused(ANOTHER_FORMAT, "its root is " + xml.getLocalName());
            }
            rootSeen = true;
            if (!xml.getLocalName().equals(CUBE)) continue;
            var time = xml.getAttributeValue(null, "time");
            if (time != null) day = day(time).orElse(null);
            if (xml.getAttributeValue(null, "currency") != null) readRate(xml, day, reading);
        }
        return reading.build();
    }

    private static void readRate(XMLStreamReader xml, @Nullable AsOf day, Reading.Builder reading) {
        var code = attribute(xml, "currency");
        var text = attribute(xml, "rate");
        Optional<BigDecimal> rate = Numbers.positive(text);
        var currency = currency(code);
        if (currency.isEmpty()) {
            reading.refuse(code, UNKNOWN_CURRENCY, "");
        } else if (Numbers.isNoPrice(text)) {
            reading.refuse(code, NO_PRICE, text);
        } else if (rate.isEmpty()) {
            reading.refuse(code, NOT_A_PRICE, text);
        } else if (day == null) {
            reading.refuse(code, NO_TIME, "");
        } else {
            reading.rate(new ReadRate(EURO, currency.get(), rate.get(), day));
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static Optional<AsOf> day(String text) {
        try {
            return Optional.of(new AsOf.Day(LocalDate.parse(text.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The default factory resolves `file:` entities even in JDK 25.
    private static XMLInputFactory secure() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
