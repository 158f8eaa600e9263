package io.tenfolio.batch.report.writing;

import static io.tenfolio.testing.Given.SIEMENS;
import static io.tenfolio.testing.Given.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenfolio.money.Worth;
import io.tenfolio.performance.PortfolioHistory;
import io.tenfolio.report.PeriodFigures;
import io.tenfolio.report.ReportFormat;
import io.tenfolio.testing.LedgerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class StatementWriterTest {
    private static final Locale GERMAN = Locale.GERMANY;
    private static final String GREEK = "Γιώργος Παπαδόπουλος";

    private final StatementWriter writer =
            new StatementWriter(new Letterhead("Meridian Bank", "Main Street 1"));

    @Test
    void tellsTheReferencesFigures() {
        var statement = SomeStatement.of("Savings", "Ada", 3);
        var known = (PeriodFigures.Known) statement.figures();

        assertThat(
                        statement.positions().stream()
                                .flatMap(position -> position.value().marketValue().stream())
                                .reduce(Worth.zero(statement.total().currency()), Worth::plus))
                .isEqualTo(statement.total());
        assertThat(known.identity().finalWorth()).isEqualTo(statement.total());
        assertThat(known.identity().holds()).isTrue();
        assertThat(known.days().getLast().value()).isEqualByComparingTo(statement.total().amount());
        var reference =
                new PortfolioHistory(
                        SomeStatement.story(3).ledger(),
                        statement.portfolio().baseCurrency(),
                        statement.portfolio().zone(),
                        statement.portfolio().costMethod(),
                        SomeStatement.rates(),
                        SomeStatement.prices());
        assertThat(known.identity().initial())
                .isEqualTo(reference.identity(SomeStatement.PERIOD).initial());
        assertThat(known.identity().realised())
                .isEqualTo(reference.identity(SomeStatement.PERIOD).realised());
        assertThat(known.identity().transfers())
                .isEqualTo(reference.identity(SomeStatement.PERIOD).transfers());
    }

    @Test
    void writesAPdfWhoseFiguresAreTheStatements() throws IOException {
        var statement = SomeStatement.of("Savings", "Ada Lovelace", 0);
        var known = (PeriodFigures.Known) statement.figures();

        var text = textOf(writer.write(statement, ReportFormat.PDF, GERMAN));

        assertThat(text)
                .contains("Meridian Bank", "Savings", "Ada Lovelace", "Vermögensaufstellung")
                .contains(german(statement.total()))
                .contains(german(known.identity().initial()))
                .contains(german(known.identity().realised().total()))
                .contains(german(known.identity().taxes()));
        statement.positions().stream()
                .flatMap(position -> position.value().marketValue().stream())
                .forEach(value -> assertThat(text).contains(german(value)));
        statement.positions().stream()
                .filter(position -> !position.value().holding().isCash())
                .forEach(position -> assertThat(text).contains(position.instrument().name()));
    }

    @Test
    void showsWhatGoesOutWithItsSign() throws IOException {
        var text = textOf(writer.write(SomeStatement.of("S", "A", 0), ReportFormat.PDF, GERMAN));

        assertThat(text).contains("–1.500,00").contains("+5.000,00");
    }

    @Test
    void repeatsTheHeadsOfTablesOnEveryPageAndCountsPages() throws IOException {
        var pdf = writer.write(SomeStatement.of("Savings", "Ada", 60), ReportFormat.PDF, GERMAN);
        var pages = pagesOf(pdf);

        assertThat(pages).hasSizeGreaterThan(3);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("Seite " + (i + 1));
        }
        assertThat(pages.subList(2, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).contains("Auf das Konto"));
    }

    @Test
    void hasATitleALanguageAndEveryLetterItNeeds() throws IOException {
        var pdf =
                writer.write(
                        SomeStatement.of("Ersparnisse für Zoë", GREEK + " Ольга", 0),
                        ReportFormat.PDF,
                        GERMAN);

        try (var reader = new PdfReader(pdf)) {
            assertThat(reader.getInfo().get("Title"))
                    .isEqualTo("Vermögensaufstellung: Ersparnisse für Zoë");
            assertThat(reader.getCatalog().get(PdfName.LANG)).hasToString("de-DE");
        }
        assertThat(textOf(pdf)).contains(GREEK, "Ольга", "€", "$", "£", "₹");
    }

    @Test
    void showsAQuestionMarkForWhatTheFontDoesNotHave() throws IOException {
        var pdf = writer.write(SomeStatement.of("貯金", "Ada", 0), ReportFormat.PDF, GERMAN);

        assertThat(textOf(pdf)).contains("??");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesForTheSameStatement(ReportFormat format) {
        var one = writer.write(SomeStatement.of("Savings", "Ada", 2), format, GERMAN);
        var other =
                new StatementWriter(new Letterhead("Meridian Bank", "Main Street 1"))
                        .write(SomeStatement.of("Savings", "Ada", 2), format, GERMAN);

        assertThat(one).isEqualTo(other);
    }

    @Test
    void writesACsvWithEveryDigitAndAByteOrderMark() throws IOException {
        var statement = SomeStatement.of("Savings", "Ada", 1);

        var bytes = writer.write(statement, ReportFormat.CSV, GERMAN);

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var rows = csv(bytes);
        assertThat(
                        rows.stream()
                                .filter(row -> row.get("record").equals("POSITION"))
                                .map(row -> new BigDecimal(row.get("value")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(statement.total().amount());
        assertThat(rows.stream().filter(row -> row.get("record").equals("ENTRY")))
                .hasSize(statement.entries().size());
    }

    @Test
    void neutralisesFormulasInNamesButNotInNumbers() throws IOException {
        var bad = "=HYPERLINK(\"http://example.org\";\"click\")";
        var statement = SomeStatement.of(bad, "+cmd|' /C calc'!A0", overdrawn());

        var rows = csv(writer.write(statement, ReportFormat.CSV, GERMAN));
        assertThat(rows.getFirst().get("name")).isEqualTo("'" + bad);
        assertThat(rows.getFirst().get("account")).startsWith("'+cmd");
        assertThat(rows)
                .filteredOn(row -> row.get("record").equals("FIGURE"))
                .extracting(row -> row.get("value"))
                .anySatisfy(value -> assertThat(value).matches("-[0-9.]+"));

        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(
                                writer.write(statement, ReportFormat.XLSX, GERMAN)))) {
            var cells =
                    book.getFirstSheet().read().stream()
                            .flatMap(row -> row.stream())
                            .filter(cell -> cell != null)
                            .toList();
            assertThat(cells).extracting(cell -> cell.getType()).doesNotContain(CellType.FORMULA);
            assertThat(cells)
                    .filteredOn(cell -> cell.getType() == CellType.STRING)
                    .extracting(cell -> cell.asString())
                    .contains("'" + bad)
                    .noneMatch(text -> text.startsWith("="));
        }
    }

    @Test
    void writesAWorkbookWhoseSumIsTheStatements() throws IOException {
        var statement = SomeStatement.of("Savings", "Ada", 1);

        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(
                                writer.write(statement, ReportFormat.XLSX, Locale.ENGLISH)))) {
            var sheets = book.getSheets().map(sheet -> sheet.getName()).toList();
            assertThat(sheets).containsExactly("Summary", "Positions", "Entries", "Worth by day");
            var rows = book.findSheet("Positions").orElseThrow().read();
            assertThat(rows.getLast().getCellAsNumber(8).orElseThrow())
                    .isEqualByComparingTo(statement.total().amount());
        }
    }

    @Test
    void namesFilesSoThatEverySystemTakesThem() {
        var statement = SomeStatement.of("Größe & Söhne / 2026 „Δ“", "Ada", 0);

        assertThat(StatementWriter.fileName(statement, ReportFormat.PDF))
                .isEqualTo("statement-42-grosse-sohne-2026-2026-06-30.pdf");
    }

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ROOT));
    }

    private static List<String> keys(Locale locale) {
        return ResourceBundle.getBundle(
                        "tenfolio-texts.reports",
                        locale,
                        new ResourceBundle.Control() {
                            @Override
                            public List<Locale> getCandidateLocales(String name, Locale wanted) {
                                return List.of(wanted);
                            }
                        })
                .keySet()
                .stream()
                .sorted()
                .toList();
    }

    private static LedgerBuilder overdrawn() {
        return aLedger()
                .on("2025-12-01")
                .deposit("1000.00 EUR")
                .on("2026-02-02")
                .charged("5.00", "0")
                .buy("10", SIEMENS, "1990.00 EUR")
                .on("2026-03-02")
                .withdraw("200.00 EUR");
    }

    private static List<CSVRecord> csv(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    private static String german(Worth worth) {
        var format = NumberFormat.getNumberInstance(GERMAN);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(worth.amount().abs());
    }

    private static String textOf(byte[] pdf) throws IOException {
        return String.join("\n", pagesOf(pdf));
    }

    private static List<String> pagesOf(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var extractor = new PdfTextExtractor(reader);
            return IntStream.rangeClosed(1, reader.getNumberOfPages())
                    .mapToObj(page -> {
                        try {
                            return extractor.getTextFromPage(page);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .collect(Collectors.toList());
        }
    }
}
