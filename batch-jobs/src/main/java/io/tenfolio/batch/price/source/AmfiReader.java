package io.tenfolio.batch.price.source;

import static io.tenfolio.batch.price.source.Refused.Reason.ANOTHER_FORMAT;
import static io.tenfolio.batch.price.source.Refused.Reason.NOT_A_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_PRICE;
import static io.tenfolio.batch.price.source.Refused.Reason.NO_TIME;

import io.tenfolio.price.RawQuote;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads AMFI's `NAVAll.txt`: fields between semicolons under a header, with lines of sections and fund houses
/// in between. Columns are found by the header's names: in August 2026 there came two more of them.
final class AmfiReader {
    private static final String SCHEME = "Scheme Code";
    private static final String NET_ASSET_VALUE = "Net Asset Value";
    private static final String DATE = "Date";
    private static final String RUPEES = "INR";

    private static final DateTimeFormatter DAY =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dd-MMM-uuuu")
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);

    private AmfiReader() {}

    static Reading read(RawQuote answer, Set<String> codes) {
        if (ContentTypes.isHtml(answer)) {
            return Reading.refused(ANOTHER_FORMAT, "its type is " + answer.contentType());
        }
        var lines = new String(answer.body(), StandardCharsets.UTF_8).lines().iterator();
        while (lines.hasNext()) {
            var columns = Columns.of(lines.next());
            if (columns.isPresent()) {
                var reading = new Reading.Builder();
                lines.forEachRemaining(line -> readLine(line, columns.get(), codes, reading));
                return reading.build();
            }
        }
        return Reading.refused(ANOTHER_FORMAT, "no line names the columns");
    }

    private static void readLine(
            String line, Columns columns, Set<String> codes, Reading.Builder reading) {
        if (line.indexOf(';') < 0) return;
        var fields = Columns.split(line);
        if (fields.size() <= columns.scheme() || !codes.contains(fields.get(columns.scheme()))) {
            return;
        }
        var scheme = fields.get(columns.scheme());
        if (fields.size() != columns.count()) {
            reading.refuse(scheme, ANOTHER_FORMAT, "%d fields".formatted(fields.size()));
            return;
        }
        var text = fields.get(columns.netAssetValue());
        var number = Numbers.positive(text);
        var day = day(fields.get(columns.date()));
        if (Numbers.isNoPrice(text)) {
            reading.refuse(scheme, NO_PRICE, text);
        } else if (number.isEmpty()) {
            reading.refuse(scheme, NOT_A_PRICE, text);
        } else if (day.isEmpty()) {
            reading.refuse(scheme, NO_TIME, fields.get(columns.date()));
        } else {
            reading.quote(new ReadQuote(scheme, "", number.get(), RUPEES, day.get()));
        }
    }

    private static Optional<AsOf> day(String text) {
        try {
            return Optional.of(new AsOf.Day(LocalDate.parse(text, DAY)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Where the header says things are.
    private record Columns(int count, int scheme, int netAssetValue, int date) {
        static Optional<Columns> of(String line) {
            var names = split(line);
            var columns =
                    new Columns(
                            names.size(),
                            names.indexOf(SCHEME),
                            names.indexOf(NET_ASSET_VALUE),
                            names.indexOf(DATE));
            return columns.scheme < 0 || columns.netAssetValue < 0 || columns.date < 0
                    ? Optional.empty()
                    : Optional.of(columns);
        }

        static List<String> split(String line) {
            return Arrays.stream(line.split(";", -1)).map(String::strip).toList();
        }
    }
}
