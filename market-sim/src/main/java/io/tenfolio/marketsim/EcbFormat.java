package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The European Central Bank's daily reference rates: XML with single quotes, one day, base EUR.
final class EcbFormat implements SourceFormat {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Market market;

    EcbFormat(Market market) {
        this.market = market;
    }

    @Override
    public Answer answer(String path, Query query, Instant now, Distortion distortion) {
        if (!path.equals("/stats/eurofxref/eurofxref-daily.xml")) {
            return Answer.of(404, "text/html", "<html><body>Page not found</body></html>");
        }
        var rates = market.publishedRates(now);
        var day = distortion.day("", rates.date());
        return Answer.of(200, "text/xml", document(rates, day, distortion))
                .with("Last-Modified", lastModified(day));
    }

    private String lastModified(LocalDate day) {
        return market.ratesPublishedAt(day).atOffset(ZoneOffset.UTC).format(HTTP_DATE);
    }

    private static String document(ReferenceRates rates, LocalDate day, Distortion distortion) {
        var cubes = new StringBuilder();
        int number = 0;
        for (var rate : rates.perEuro().entrySet()) {
            if (!distortion.leavesOut(rate.getKey(), number++)) {
                cubes.append(cube(rate.getKey(), rate.getValue(), distortion));
            }
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        	<gesmes:subject>Reference rates</gesmes:subject>
        	<gesmes:Sender>
        		<gesmes:name>European Central Bank</gesmes:name>
        	</gesmes:Sender>
        	<Cube>
        		<Cube time='%s'>
        %s		</Cube>
        	</Cube>
        </gesmes:Envelope>
        """
                .formatted(day, cubes);
    }

    private static String cube(String currency, BigDecimal rate, Distortion distortion) {
        return "\t\t\t<Cube currency='%s' rate='%s'/>\n"
                .formatted(currency, distortion.price(currency, rate, rate.scale()));
    }

    @Override
    public Answer limitReached() {
        return Answer.of(200, "text/plain", "Too many requests from your address.");
    }
}
