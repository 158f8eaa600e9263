package io.tenfolio.batch.report.writing;

import io.tenfolio.job.RunId;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.valuation.Figure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A table of portfolios, written row by row as they come. What a run could not value has no figures.
public abstract sealed class PortfolioList implements AutoCloseable {
    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "portfolio",
                    "login",
                    "owner",
                    "base",
                    "market",
                    "money",
                    "total",
                    "cost",
                    "realised",
                    "day",
                    "asof");

    private final String asOf;

    private PortfolioList(RunId run) {
        this.asOf = run.slot().start().toString();
    }

    /// Closing it ends the table; the stream is closed with it.
    public static PortfolioList to(OutputStream out, ReportFormat format, Locale locale, RunId run)
            throws IOException {
        var words = new Words(locale, ZoneOffset.UTC);
        return switch (format) {
            case CSV -> new Csv(out, run);
            case XLSX -> new Xlsx(out, words, run);
            case PDF -> throw new IllegalArgumentException("A list of portfolios is no PDF");
        };
    }

    /// @param figures in ten-thousandths of the portfolio's currency
    public void add(Portfolio portfolio, String login, String owner, Map<Figure, Long> figures)
            throws IOException {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(portfolio.id().value());
        cells.add(SafeText.of(portfolio.name()));
        cells.add(SafeText.of(login));
        cells.add(SafeText.of(owner));
        cells.add(portfolio.baseCurrency().getCurrencyCode());
        cells.add(amount(figures.get(Figure.MARKET_VALUE)));
        cells.add(amount(figures.get(Figure.CASH)));
        cells.add(total(figures));
        cells.add(amount(figures.get(Figure.COST)));
        cells.add(amount(figures.get(Figure.REALISED_GAIN)));
        cells.add(amount(figures.get(Figure.DAY_CHANGE)));
        cells.add(asOf);
        row(cells);
    }

    abstract void row(List<? extends @Nullable Object> cells) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static @Nullable BigDecimal total(Map<Figure, Long> figures) {
        var market = amount(figures.get(Figure.MARKET_VALUE));
        var cash = amount(figures.get(Figure.CASH));
        return market == null || cash == null ? null : market.add(cash);
    }

    private static @Nullable BigDecimal amount(@Nullable Long scaled) {
        return scaled == null ? null : BigDecimal.valueOf(scaled, Worth.DIGITS);
    }

    private static final class Csv extends PortfolioList {
        private final CSVPrinter out;

        Csv(OutputStream stream, RunId run) throws IOException {
            super(run);
            var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            out =
                    new CSVPrinter(
                            writer,
                            CSVFormat.RFC4180
                                    .builder()
                                    .setHeader(COLUMNS.toArray(String[]::new))
                                    .get());
        }

        @Override
        void row(List<? extends @Nullable Object> cells) throws IOException {
            out.printRecord(
                    cells.stream()
                            .map(cell ->
                                    cell instanceof BigDecimal number
                                            ? number.toPlainString()
                                            : cell == null ? "" : cell)
                            .toList());
        }

        @Override
        public void close() throws IOException {
            out.close(true);
        }
    }

    private static final class Xlsx extends PortfolioList {
        private static final int ROWS_IN_MEMORY = 1_000;

        private final Workbook book;
        private final Worksheet sheet;
        private int row = 1;

        Xlsx(OutputStream stream, Words words, RunId run) {
            super(run);
            book = new Workbook(stream, "Tenfolio", "1.0");
            sheet = book.newWorksheet(words.text("sheet.portfolios"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, words.text("column." + COLUMNS.get(column)));
                sheet.width(column, column == 1 || column == 3 ? 32 : 16);
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().fillColor("E8ECF2").set();
            sheet.freezePane(0, 1);
        }

        @Override
        void row(List<? extends @Nullable Object> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                switch (cells.get(column)) {
                    case null -> {}
                    case BigDecimal number -> {
                        sheet.value(row, column, number);
                        sheet.style(row, column).format("#,##0.00").set();
                    }
                    case Number number -> sheet.value(row, column, number);
                    case Object text -> sheet.value(row, column, text.toString());
                }
            }
            if (++row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            sheet.finish();
            book.close();
        }
    }
}
