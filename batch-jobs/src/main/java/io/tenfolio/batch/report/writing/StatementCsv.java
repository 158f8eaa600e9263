package io.tenfolio.batch.report.writing;

import io.tenfolio.money.Money;
import io.tenfolio.money.Worth;
import io.tenfolio.performance.MoneyWeightedReturn;
import io.tenfolio.report.EntryLine;
import io.tenfolio.report.PeriodFigures;
import io.tenfolio.report.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A statement for programs and spreadsheets: one table whose first column says what a row tells. RFC 4180, UTF-8 with a byte order
/// mark (without it Excel reads umlauts wrongly), points as decimal signs, ISO dates, amounts in full precision.
final class StatementCsv {
    private enum Column {
        RECORD,
        ACCOUNT,
        DATE,
        KIND,
        SYMBOL,
        NAME,
        QUANTITY,
        PRICE,
        CURRENCY,
        AMOUNT,
        CHARGES,
        COST,
        VALUE,
        GAIN,
        SOURCE,
        AS_OF,
        QUALITY,
        NOTE;

        String title() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Statement statement;
    private final CSVPrinter out;

    private StatementCsv(Statement statement, CSVPrinter out) {
        this.statement = statement;
        this.out = out;
    }

    static byte[] write(Statement statement) {
        var bytes = new ByteArrayOutputStream();
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(
                                Arrays.stream(Column.values())
                                        .map(Column::title)
                                        .toArray(String[]::new))
                        .get();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            try (var out = new CSVPrinter(writer, format)) {
                new StatementCsv(statement, out).writeAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeAll() throws IOException {
        about();
        positions();
        entries();
        figures();
        for (var slice : statement.allocation()) {
            row("ALLOCATION")
                    .text(Column.KIND, slice.key().name())
                    .worth(Column.VALUE, slice.worth())
                    .number(Column.AMOUNT, slice.percent())
                    .end();
        }
    }

    private void about() throws IOException {
        row("PORTFOLIO")
                .text(Column.NAME, statement.portfolio().name())
                .text(Column.ACCOUNT, statement.owner())
                .text(Column.CURRENCY, statement.portfolio().baseCurrency().getCurrencyCode())
                .text(Column.AS_OF, statement.asOf().toString())
                .end();
        row("PERIOD_START").text(Column.DATE, statement.period().start().toString()).end();
        row("PERIOD_END").text(Column.DATE, statement.period().end().toString()).end();
    }

    private void positions() throws IOException {
        for (var position : statement.positions()) {
            var value = position.value();
            var holding = value.holding();
            var row =
                    row("POSITION")
                            .text(Column.ACCOUNT, position.account().name())
                            .text(Column.KIND, position.instrument().assetClass().name())
                            .text(Column.SYMBOL, position.instrument().symbol())
                            .text(Column.NAME, position.instrument().name())
                            .number(Column.QUANTITY, holding.quantity().units())
                            .text(
                                    Column.CURRENCY,
                                    position.instrument().currency().getCurrencyCode());
            value.price()
                    .ifPresent(price -> {
                        row.number(Column.PRICE, price.perUnit().amount());
                        row.text(Column.SOURCE, price.source().value());
                        row.text(Column.AS_OF, price.asOf().toString());
                        row.text(Column.QUALITY, price.quality().name());
                    });
            value.marketValue().ifPresent(worth -> row.worth(Column.VALUE, worth));
            if (!holding.isCash()) {
                row.worth(Column.COST, holding.cost());
                value.unrealisedGain().ifPresent(gain -> row.worth(Column.GAIN, gain));
            }
            row.end();
        }
        row("TOTAL").worth(Column.VALUE, statement.total()).end();
    }

    private void entries() throws IOException {
        for (var entry : statement.entries()) {
            var line = EntryLine.of(entry, statement.portfolio().baseCurrency());
            var row =
                    row("ENTRY")
                            .text(Column.ACCOUNT, accountOf(entry.booking().account().value()))
                            .text(Column.DATE, statement.dayOf(entry).toString())
                            .text(Column.KIND, line.kind())
                            .text(Column.NOTE, line.note());
            Optional.ofNullable(line.instrumentOrNull())
                    .map(statement::instrument)
                    .ifPresent(instrument ->
                            row.text(Column.SYMBOL, instrument.symbol())
                                    .text(Column.NAME, instrument.name()));
            if (line.quantityOrNull() != null) {
                row.number(Column.QUANTITY, line.quantityOrNull().units());
            }
            var gross = line.grossOrNull();
            var charges = line.chargesOrNull();
            currencyOf(gross, charges)
                    .ifPresent(currency -> row.text(Column.CURRENCY, currency.getCurrencyCode()));
            if (gross != null) {
                row.number(Column.AMOUNT, gross.amount());
            }
            if (charges != null) {
                row.number(Column.CHARGES, charges.amount());
            }
            row.end();
        }
    }

    private static Optional<Currency> currencyOf(@Nullable Money gross, @Nullable Money charges) {
        return gross != null
                ? Optional.of(gross.currency())
                : Optional.ofNullable(charges).map(Money::currency);
    }

    private String accountOf(long number) {
        return statement.accounts().stream()
                .filter(account -> account.id().value() == number)
                .map(account -> account.name())
                .findFirst()
                .orElse("");
    }

    private void figures() throws IOException {
        if (!(statement.figures() instanceof PeriodFigures.Known known)) {
            return;
        }
        var identity = known.identity();
        figure("INITIAL", identity.initial());
        figure("UNREALISED", identity.unrealised().total());
        figure("REALISED", identity.realised().total());
        figure("EARNINGS", identity.earnings());
        figure("FEES", identity.fees());
        figure("TAXES", identity.taxes());
        figure("CURRENCY_GAINS", identity.currencyGains());
        figure("TRANSFERS", identity.transfers());
        figure("FINAL", identity.finalWorth());
        rate("TIME_WEIGHTED_RETURN", known.timeWeighted().total());
        if (known.moneyWeighted() instanceof MoneyWeightedReturn.Rate(double annual)) {
            rate("MONEY_WEIGHTED_RETURN_A_YEAR", annual);
        }
        for (var day : known.days()) {
            row("DAY")
                    .text(Column.DATE, day.day().toString())
                    .worth(
                            Column.VALUE,
                            new Worth(day.value(), statement.portfolio().baseCurrency()))
                    .end();
        }
    }

    private void figure(String kind, Worth worth) throws IOException {
        row("FIGURE").text(Column.KIND, kind).worth(Column.VALUE, worth).end();
    }

    private void rate(String kind, double fraction) throws IOException {
        row("FIGURE")
                .text(Column.KIND, kind)
                .number(Column.AMOUNT, BigDecimal.valueOf(fraction))
                .end();
    }

    private Row row(String record) {
        return new Row().text(Column.RECORD, record);
    }

    private final class Row {
        private final Map<Column, String> cells = new EnumMap<>(Column.class);

        Row text(Column column, String text) {
            cells.put(column, SafeText.of(text));
            return this;
        }

        Row number(Column column, BigDecimal number) {
            cells.put(column, number.toPlainString());
            return this;
        }

        Row worth(Column column, Worth worth) {
            return number(column, worth.amount());
        }

        void end() throws IOException {
            out.printRecord(
                    Arrays.stream(Column.values())
                            .map(column -> cells.getOrDefault(column, ""))
                            .toList());
        }
    }
}
