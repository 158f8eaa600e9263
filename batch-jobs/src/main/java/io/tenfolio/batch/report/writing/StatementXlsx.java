package io.tenfolio.batch.report.writing;

import io.tenfolio.money.Worth;
import io.tenfolio.performance.MoneyWeightedReturn;
import io.tenfolio.report.EntryLine;
import io.tenfolio.report.PeriodFigures;
import io.tenfolio.report.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A statement as a workbook: a sheet each for the summary, positions, entries and the worth of each day. Numbers are numbers, days
/// are days; texts that look like formulas stay texts.
final class StatementXlsx {
    private static final String AMOUNT = "#,##0.00";
    private static final String EXACT = "#,##0.########";
    private static final String PERCENT = "0.00%";
    private static final String DAY = "yyyy-mm-dd";

    private final Statement statement;
    private final Words words;
    private final Letterhead letterhead;

    private StatementXlsx(Statement statement, Words words, Letterhead letterhead) {
        this.statement = statement;
        this.words = words;
        this.letterhead = letterhead;
    }

    static byte[] write(Statement statement, Words words, Letterhead letterhead) {
        try {
            var file = Files.createTempFile("tenfolio-statement-", ".xlsx");
            try {
                try (var out = Files.newOutputStream(file);
                        var book = new Workbook(out, "Tenfolio", "1.0")) {
                    book.properties().setTitle(words.text("title", statement.portfolio().name()));
                    new StatementXlsx(statement, words, letterhead).write(book);
                }
                return TimelessWorkbook.of(file, statement.asOf());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Workbook book) throws IOException {
        summary(book.newWorksheet(words.text("sheet.summary")));
        positions(book.newWorksheet(words.text("sheet.positions")));
        entries(book.newWorksheet(words.text("sheet.entries")));
        if (statement.figures() instanceof PeriodFigures.Known known) {
            days(book.newWorksheet(words.text("sheet.days")), known);
        }
    }

    private void summary(Worksheet sheet) throws IOException {
        sheet.width(0, 44);
        sheet.width(1, 24);
        int row = 0;
        row = fact(sheet, row, letterhead.name(), "");
        row = fact(sheet, row, words.text("portfolio"), statement.portfolio().name());
        row = fact(sheet, row, words.text("owner"), statement.owner());
        row =
                fact(
                        sheet,
                        row,
                        words.text("currency"),
                        statement.portfolio().baseCurrency().getCurrencyCode());
        row = fact(sheet, row, words.text("asof"), words.moment(statement.asOf()));
        row = day(sheet, row, words.text("period.from"), statement.period().start().plusDays(1));
        row = day(sheet, row, words.text("period.to"), statement.period().end());
        row++;
        row = worth(sheet, row, words.text("total"), statement.total());
        switch (statement.figures()) {
            case PeriodFigures.Known known -> row = figures(sheet, row + 1, known);
            case PeriodFigures.Unknown _ ->
                    row = fact(sheet, row + 1, words.text("figures.unknown"), "");
        }
        row++;
        for (var slice : statement.allocation()) {
            text(sheet, row, 0, words.text("class." + slice.key().name()));
            amount(sheet, row, 1, slice.worth());
            sheet.value(row, 2, slice.percent().movePointLeft(2));
            sheet.style(row, 2).format(PERCENT).set();
            row++;
        }
        sheet.finish();
    }

    private int figures(Worksheet sheet, int first, PeriodFigures.Known known) {
        var identity = known.identity();
        int row = first;
        row = worth(sheet, row, words.text("identity.initial"), identity.initial());
        row = worth(sheet, row, words.text("identity.unrealised"), identity.unrealised().total());
        row = worth(sheet, row, words.text("identity.realised"), identity.realised().total());
        row = worth(sheet, row, words.text("identity.earnings"), identity.earnings());
        row = worth(sheet, row, words.text("identity.fees"), negated(identity.fees()));
        row = worth(sheet, row, words.text("identity.taxes"), negated(identity.taxes()));
        row = worth(sheet, row, words.text("identity.currency"), identity.currencyGains());
        row = worth(sheet, row, words.text("identity.transfers"), identity.transfers());
        row = worth(sheet, row, words.text("identity.final"), identity.finalWorth());
        row = rate(sheet, row, words.text("twr"), known.timeWeighted().total());
        if (known.moneyWeighted() instanceof MoneyWeightedReturn.Rate(double annual)) {
            row = rate(sheet, row, words.text("xirr"), annual);
        }
        return row;
    }

    private void positions(Worksheet sheet) throws IOException {
        head(
                sheet,
                List.of(
                        "account",
                        "symbol",
                        "name",
                        "class",
                        "quantity",
                        "price",
                        "price.currency",
                        "cost",
                        "value",
                        "gain",
                        "source",
                        "price.asof",
                        "quality"),
                new int[] {20, 12, 36, 14, 16, 14, 10, 16, 16, 16, 14, 20, 12});
        int row = 1;
        for (var position : statement.positions()) {
            var value = position.value();
            text(sheet, row, 0, position.account().name());
            text(sheet, row, 1, position.instrument().symbol());
            text(sheet, row, 2, position.instrument().name());
            text(sheet, row, 3, words.text("class." + position.instrument().assetClass().name()));
            exact(sheet, row, 4, value.holding().quantity().units());
            text(sheet, row, 6, position.instrument().currency().getCurrencyCode());
            if (value.priceOrNull() != null) {
                exact(sheet, row, 5, value.priceOrNull().perUnit().amount());
                text(sheet, row, 10, value.priceOrNull().source().value());
                text(sheet, row, 11, words.shortMoment(value.priceOrNull().asOf()));
                text(sheet, row, 12, words.text("quality." + value.priceOrNull().quality().name()));
            }
            if (!value.holding().isCash()) {
                amount(sheet, row, 7, value.holding().cost());
                int gainRow = row;
                value.unrealisedGain().ifPresent(gain -> amount(sheet, gainRow, 9, gain));
            }
            if (value.marketValueOrNull() != null) {
                amount(sheet, row, 8, value.marketValueOrNull());
            }
            row++;
        }
        text(sheet, row, 0, words.text("total"));
        amount(sheet, row, 8, statement.total());
        sheet.range(row, 0, row, 12).style().bold().set();
        sheet.finish();
    }

    private void entries(Worksheet sheet) throws IOException {
        head(
                sheet,
                List.of(
                        "date",
                        "account",
                        "kind",
                        "symbol",
                        "name",
                        "quantity",
                        "gross",
                        "charges",
                        "price.currency",
                        "note"),
                new int[] {12, 20, 18, 12, 36, 16, 16, 14, 10, 40});
        int row = 1;
        for (var entry : statement.entries()) {
            var line = EntryLine.of(entry, statement.portfolio().baseCurrency());
            sheet.value(row, 0, statement.dayOf(entry));
            sheet.style(row, 0).format(DAY).set();
            text(sheet, row, 1, accountOf(entry.booking().account().value()));
            text(sheet, row, 2, words.text("kind." + line.kind()));
            if (line.instrumentOrNull() != null) {
                var instrument = statement.instrument(line.instrumentOrNull());
                text(sheet, row, 3, instrument.symbol());
                text(sheet, row, 4, instrument.name());
            }
            if (line.quantityOrNull() != null) {
                exact(sheet, row, 5, line.quantityOrNull().units());
            }
            if (line.grossOrNull() != null) {
                sheet.value(row, 6, line.grossOrNull().amount());
                sheet.style(row, 6).format(AMOUNT).set();
                text(sheet, row, 8, line.grossOrNull().currency().getCurrencyCode());
            }
            if (line.chargesOrNull() != null) {
                sheet.value(row, 7, line.chargesOrNull().amount());
                sheet.style(row, 7).format(AMOUNT).set();
                text(sheet, row, 8, line.chargesOrNull().currency().getCurrencyCode());
            }
            text(sheet, row, 9, line.note());
            row++;
        }
        sheet.finish();
    }

    private void days(Worksheet sheet, PeriodFigures.Known known) throws IOException {
        head(sheet, List.of("date", "value"), new int[] {12, 18});
        int row = 1;
        for (var day : known.days()) {
            sheet.value(row, 0, day.day());
            sheet.style(row, 0).format(DAY).set();
            sheet.value(row, 1, day.value());
            sheet.style(row, 1).format(AMOUNT).set();
            row++;
        }
        sheet.finish();
    }

    private void head(Worksheet sheet, List<String> columns, int[] widths) {
        for (int i = 0; i < columns.size(); i++) {
            text(sheet, 0, i, words.text("column." + columns.get(i)));
            sheet.width(i, widths[i]);
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor("E8ECF2").set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
    }

    private String accountOf(long number) {
        return statement.accounts().stream()
                .filter(account -> account.id().value() == number)
                .map(account -> account.name())
                .findFirst()
                .orElse("");
    }

    private static int fact(Worksheet sheet, int row, String name, String value) {
        text(sheet, row, 0, name);
        text(sheet, row, 1, value);
        return row + 1;
    }

    private static int day(Worksheet sheet, int row, String name, LocalDate day) {
        text(sheet, row, 0, name);
        sheet.value(row, 1, day);
        sheet.style(row, 1).format(DAY).set();
        return row + 1;
    }

    private static int worth(Worksheet sheet, int row, String name, Worth worth) {
        text(sheet, row, 0, name);
        amount(sheet, row, 1, worth);
        return row + 1;
    }

    private static int rate(Worksheet sheet, int row, String name, double fraction) {
        text(sheet, row, 0, name);
        sheet.value(row, 1, fraction);
        sheet.style(row, 1).format(PERCENT).set();
        return row + 1;
    }

    private static void amount(Worksheet sheet, int row, int column, Worth worth) {
        sheet.value(row, column, worth.amount());
        sheet.style(row, column).format(AMOUNT).set();
    }

    private static void exact(Worksheet sheet, int row, int column, BigDecimal number) {
        sheet.value(row, column, number);
        sheet.style(row, column).format(EXACT).set();
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, SafeText.of(text));
        }
    }

    private static Worth negated(Worth worth) {
        return Worth.zero(worth.currency()).minus(worth);
    }
}
