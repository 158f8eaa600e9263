package io.tenfolio.batch.report.writing;

import io.tenfolio.money.Money;
import io.tenfolio.money.Worth;
import io.tenfolio.performance.AnnualisedReturn;
import io.tenfolio.performance.MoneyWeightedReturn;
import io.tenfolio.performance.PeriodIdentity;
import io.tenfolio.portfolio.Account;
import io.tenfolio.price.Price;
import io.tenfolio.price.Quality;
import io.tenfolio.report.EntryLine;
import io.tenfolio.report.PeriodFigures;
import io.tenfolio.report.Statement;
import io.tenfolio.report.StatementPosition;
import io.tenfolio.valuation.ValuationGap;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/// A statement on A4 pages, as handed to a client: what it is worth, how it came there, what is held, what was booked, and what to
/// know about the figures.
final class StatementPdf {
    private static final float MARGIN = 48;
    private static final float CHART_HEIGHT = 128;

    private static final String SUBSET = "TENFOL";
    private static final byte[] FONT = "+NotoSans".getBytes(StandardCharsets.US_ASCII);

    private final Statement statement;
    private final Words words;
    private final Letterhead letterhead;
    private final PdfFonts fonts;
    private final PdfTables tables;

    StatementPdf(Statement statement, Words words, Letterhead letterhead, PdfFonts fonts) {
        this.statement = statement;
        this.words = words;
        this.letterhead = letterhead;
        this.fonts = fonts;
        this.tables = new PdfTables(fonts);
    }

    byte[] write() {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        var document = new Document(PageSize.A4, MARGIN, MARGIN, 92, 64);
        var writer = PdfWriter.getInstance(document, bytes);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.setPageEvent(
                new PageFrame(
                        letterhead,
                        words.text(
                                "running",
                                statement.portfolio().name(),
                                words.day(statement.period().end())),
                        words,
                        fonts));
        about(document, writer);
        document.open();
        head(document);
        keyFigures(document);
        if (statement.figures() instanceof PeriodFigures.Known known) {
            chart(document, writer, known);
        }
        sides(document);
        positions(document);
        entries(document);
        notes(document);
        document.close();
        return withoutChance(bytes.toByteArray());
    }

    /// Title, language and time, so that programs that read pages aloud know them; the same for the same statement.
    private void about(Document document, PdfWriter writer) {
        document.addTitle(words.text("title", statement.portfolio().name()));
        document.addSubject(period());
        document.addAuthor(letterhead.name());
        document.addCreator("Tenfolio");
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(words.locale().toLanguageTag()));
        var then = GregorianCalendar.from(statement.asOf().atZone(statement.portfolio().zone()));
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(then));
        var id = digest();
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    }

    private byte[] digest() {
        try {
            var told =
                    "%d %s %s %s"
                            .formatted(
                                    statement.portfolio().id().value(),
                                    statement.period(),
                                    statement.asOf(),
                                    words.locale());
            return MessageDigest.getInstance("MD5").digest(told.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A subset of a font gets six random letters before its name.
    private static byte[] withoutChance(byte[] pdf) {
        for (int i = 0; i < pdf.length - SUBSET.length() - FONT.length; i++) {
            if (pdf[i] == '/' && isSubset(pdf, i + 1)) {
                for (int letter = 0; letter < SUBSET.length(); letter++) {
                    pdf[i + 1 + letter] = (byte) SUBSET.charAt(letter);
                }
            }
        }
        return pdf;
    }

    private static boolean isSubset(byte[] pdf, int from) {
        int name = from + SUBSET.length();
        if (!Arrays.equals(pdf, name, name + FONT.length, FONT, 0, FONT.length)) {
            return false;
        }
        for (int i = from; i < name; i++) {
            if (pdf[i] < 'A' || pdf[i] > 'Z') {
                return false;
            }
        }
        return true;
    }

    private String period() {
        return words.text(
                "period",
                words.day(statement.period().start().plusDays(1)),
                words.day(statement.period().end()));
    }

    private void head(Document document) {
        var kind = new Paragraph(words.text("statement"), fonts.regular(9, Palette.QUIET));
        kind.setSpacingAfter(2);
        document.add(kind);
        var name =
                new Paragraph(
                        fonts.known(statement.portfolio().name()), fonts.bold(20, Palette.INK));
        name.setLeading(24);
        document.add(name);
        var about =
                new Paragraph(
                        "%s  ·  %s\n%s"
                                .formatted(
                                        fonts.known(statement.owner()),
                                        period(),
                                        words.text(
                                                "asof.currency",
                                                words.moment(statement.asOf()),
                                                statement
                                                        .portfolio()
                                                        .baseCurrency()
                                                        .getCurrencyCode())),
                        fonts.regular(9, Palette.QUIET));
        about.setLeading(13);
        about.setSpacingAfter(10);
        document.add(about);
    }

    // ---- the answer first ----

    private void keyFigures(Document document) {
        var table = tables.plain(4);
        table.setWidths(new float[] {1.5f, 1.2f, 1.1f, 1.1f});
        table.setSpacingAfter(12);
        key(table, words.text("total"), words.worth(statement.total()), Palette.INK);
        switch (statement.figures()) {
            case PeriodFigures.Known known -> {
                var gain = gain(known.identity());
                key(
                        table,
                        words.text("gain"),
                        words.signed(gain),
                        Palette.ofSign(gain.amount().signum()));
                double twr = known.timeWeighted().total();
                key(table, words.text("twr"), words.signedPercent(twr), Palette.ofSign(sign(twr)));
                switch (known.moneyWeighted()) {
                    case MoneyWeightedReturn.Rate(double annual) ->
                            key(
                                    table,
                                    words.text("xirr"),
                                    words.signedPercent(annual),
                                    Palette.ofSign(sign(annual)));
                    case MoneyWeightedReturn.NotAvailable _ ->
                            key(table, words.text("xirr"), words.text("none"), Palette.QUIET);
                    case MoneyWeightedReturn.Ambiguous _ ->
                            key(table, words.text("xirr"), words.text("ambiguous"), Palette.QUIET);
                }
            }
            case PeriodFigures.Unknown _ -> {
                key(table, words.text("gain"), words.text("none"), Palette.QUIET);
                key(table, words.text("twr"), words.text("none"), Palette.QUIET);
                key(table, words.text("xirr"), words.text("none"), Palette.QUIET);
            }
        }
        document.add(table);
    }

    /// What the period brought without what came from outside.
    private static Worth gain(PeriodIdentity identity) {
        return identity.finalWorth().minus(identity.initial()).minus(identity.transfers());
    }

    private static int sign(double fraction) {
        return (int) Math.signum(Math.round(fraction * 10_000));
    }

    private void key(PdfPTable table, String name, String figure, Color colour) {
        var cell = new PdfPCell();
        cell.setBackgroundColor(Palette.TINT);
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderColor(Color.WHITE);
        cell.setBorderWidth(4);
        cell.setPadding(8);
        cell.setPaddingTop(2);
        var title = new Paragraph(name, fonts.regular(7.5f, Palette.QUIET));
        title.setLeading(11);
        var value = new Paragraph(figure, fonts.bold(12, colour));
        value.setLeading(17);
        cell.addElement(title);
        cell.addElement(value);
        table.addCell(cell);
    }

    private void chart(Document document, PdfWriter writer, PeriodFigures.Known known) {
        if (known.days().size() < 3) {
            return;
        }
        title(
                document,
                words.text("chart", statement.portfolio().baseCurrency().getCurrencyCode()));
        float width = document.right() - document.left();
        var line =
                new ValueLine(known.days(), words, fonts.regular())
                        .draw(writer.getDirectContent(), width, CHART_HEIGHT);
        var image = Image.getInstance(line);
        image.setAlt(
                words.text(
                        "chart.alt",
                        words.worth(known.identity().initial()),
                        words.worth(known.identity().finalWorth())));
        image.setSpacingAfter(10);
        document.add(image);
    }

    // ---- where it came from, and how it is spread ----

    private void sides(Document document) {
        var table = tables.plain(2);
        table.setWidths(new float[] {1.25f, 1});
        table.addCell(side(identity(), 0, 10));
        table.addCell(side(allocation(), 10, 0));
        document.add(table);
    }

    private static PdfPCell side(PdfPTable content, float left, float right) {
        var cell = new PdfPCell();
        cell.addElement(content);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingLeft(left);
        cell.setPaddingRight(right);
        return cell;
    }

    private PdfPTable identity() {
        var table =
                tables.table(
                        List.of(
                                new PdfTables.Column(words.text("identity"), 1.7f, false),
                                new PdfTables.Column(
                                        statement.portfolio().baseCurrency().getCurrencyCode(),
                                        1,
                                        true)));
        switch (statement.figures()) {
            case PeriodFigures.Known(var identity, _, _, _) -> {
                line(table, "identity.initial", words.figure(identity.initial()), Palette.INK);
                change(table, "identity.unrealised", identity.unrealised().total());
                change(table, "identity.realised", identity.realised().total());
                change(table, "identity.earnings", identity.earnings());
                change(table, "identity.fees", negated(identity.fees()));
                change(table, "identity.taxes", negated(identity.taxes()));
                change(table, "identity.currency", identity.currencyGains());
                change(table, "identity.transfers", identity.transfers());
                table.addCell(tables.sum(words.text("identity.final"), false, 1));
                table.addCell(tables.sum(words.figure(identity.finalWorth()), true, 1));
            }
            case PeriodFigures.Unknown _ -> {
                var cell = tables.words(words.text("figures.unknown"), "");
                cell.setColspan(2);
                table.addCell(cell);
            }
        }
        return table;
    }

    private void change(PdfPTable table, String key, Worth worth) {
        var shown = shown(worth);
        line(table, key, signedFigure(worth), Palette.ofSign(shown.signum()));
    }

    private void line(PdfPTable table, String key, String figure, Color colour) {
        table.addCell(tables.words(words.text(key), ""));
        table.addCell(tables.figure(figure, tables.coloured(colour)));
    }

    private PdfPTable allocation() {
        var table =
                tables.table(
                        List.of(
                                new PdfTables.Column(words.text("allocation"), 1.3f, false),
                                new PdfTables.Column("", 1.2f, false),
                                new PdfTables.Column("%", 0.7f, true)));
        int place = 0;
        for (var slice : statement.allocation()) {
            table.addCell(tables.words(words.text("class." + slice.key().name()), ""));
            var bar = tables.words("", "");
            bar.setCellEvent(new Bar(slice.percent().floatValue() / 100, Palette.share(place++)));
            table.addCell(bar);
            table.addCell(tables.figure(words.percent(slice.percent(), 1), tables.body()));
        }
        if (statement.allocation().isEmpty()) {
            var cell = tables.words(words.text("allocation.none"), "");
            cell.setColspan(3);
            table.addCell(cell);
        }
        return table;
    }

    // ---- what is held ----

    private void positions(Document document) {
        title(document, words.text("positions"));
        var table =
                tables.table(
                        List.of(
                                new PdfTables.Column(words.text("column.name"), 2.7f, false),
                                new PdfTables.Column(words.text("column.quantity"), 1.4f, true),
                                new PdfTables.Column(words.text("column.price"), 2.5f, true),
                                new PdfTables.Column(words.text("column.cost"), 1.5f, true),
                                new PdfTables.Column(words.text("column.value"), 1.6f, true),
                                new PdfTables.Column(words.text("column.gain"), 1.6f, true)));
        boolean several = statement.accounts().size() > 1;
        for (var account : statement.accounts()) {
            var positions = statement.positionsOf(account);
            if (positions.isEmpty()) {
                continue;
            }
            if (several) {
                table.addCell(heading(account, 6));
            }
            positions.forEach(position -> position(table, position));
            if (several) {
                table.addCell(tables.sum(words.text("total.of", account.name()), false, 4));
                table.addCell(tables.sum(words.figure(statement.totalOf(account)), true, 1));
                table.addCell(tables.sum("", true, 1));
            }
        }
        table.addCell(tables.sum(words.text("total"), false, 4));
        table.addCell(tables.sum(words.figure(statement.total()), true, 1));
        table.addCell(tables.sum(signedFigure(statement.valuation().unrealisedGain()), true, 1));
        document.add(table);
    }

    private PdfPCell heading(Account account, int columns) {
        var cell = new PdfPCell(new Phrase(fonts.known(account.name()), tables.strong()));
        cell.setColspan(columns);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Palette.LINE);
        cell.setPadding(4);
        cell.setPaddingTop(9);
        return cell;
    }

    private void position(PdfPTable table, StatementPosition position) {
        var value = position.value();
        var holding = value.holding();
        var instrument = position.instrument();
        table.addCell(
                holding.isCash()
                        ? tables.words(words.text("cash", currencyName(instrument.currency())), "")
                        : tables.words(
                                instrument.name(),
                                instrument.symbol().equals(instrument.name())
                                        ? words.text("class." + instrument.assetClass().name())
                                        : instrument.symbol()
                                                + " · "
                                                + words.text(
                                                        "class."
                                                                + instrument.assetClass().name())));
        table.addCell(tables.figure(words.quantity(holding.quantity()), tables.body()));
        table.addCell(
                value.price()
                        .map(this::price)
                        .orElseGet(() ->
                                tables.figure(
                                        holding.isCash() ? "" : words.text("noprice"),
                                        tables.coloured(Palette.WARNING))));
        table.addCell(
                tables.figure(holding.isCash() ? "" : words.figure(holding.cost()), tables.body()));
        table.addCell(
                tables.figure(
                        value.marketValue().map(words::figure).orElse(words.text("none")),
                        tables.body()));
        var gain = holding.isCash() ? Optional.<Worth>empty() : value.unrealisedGain();
        table.addCell(
                tables.figure(
                        gain.map(this::signedFigure).orElse(""),
                        tables.coloured(
                                Palette.ofSign(gain.map(g -> g.amount().signum()).orElse(0)))));
    }

    private String currencyName(Currency currency) {
        return currency.getDisplayName(words.locale());
    }

    private PdfPCell price(Price price) {
        var under = "%s, %s".formatted(price.source().label(), words.shortMoment(price.asOf()));
        return tables.figure(
                words.price(price.perUnit()),
                price.quality() == Quality.FRESH
                        ? under
                        : under + " · " + words.text("quality." + price.quality().name()),
                price.quality() == Quality.FRESH
                        ? tables.body()
                        : tables.coloured(Palette.WARNING));
    }

    private String signedFigure(Worth worth) {
        return (shown(worth).signum() > 0 ? "+" : "") + words.figure(worth);
    }

    /// What rounds to nothing has no sign.
    private static BigDecimal shown(Worth worth) {
        int digits = Math.max(0, worth.currency().getDefaultFractionDigits());
        return worth.amount().setScale(digits, RoundingMode.HALF_EVEN);
    }

    // ---- what was booked ----

    private void entries(Document document) {
        title(document, words.text("entries"));
        if (statement.entries().isEmpty()) {
            document.add(new Paragraph(words.text("entries.none"), tables.body()));
            return;
        }
        var table =
                tables.table(
                        List.of(
                                new PdfTables.Column(words.text("column.date"), 1.2f, false),
                                new PdfTables.Column(words.text("column.kind"), 1.6f, false),
                                new PdfTables.Column(words.text("column.name"), 3, false),
                                new PdfTables.Column(words.text("column.quantity"), 1.4f, true),
                                new PdfTables.Column(words.text("column.charges"), 1.4f, true),
                                new PdfTables.Column(words.text("column.cash"), 1.8f, true)));
        boolean several = statement.accounts().size() > 1;
        for (var account : statement.accounts()) {
            var entries =
                    statement.entries().stream()
                            .filter(entry -> entry.booking().account().equals(account.id()))
                            .toList();
            if (entries.isEmpty()) {
                continue;
            }
            if (several) {
                table.addCell(heading(account, 6));
            }
            for (var entry : entries) {
                var line = EntryLine.of(entry, statement.portfolio().baseCurrency());
                table.addCell(tables.words(words.shortDay(statement.dayOf(entry)), ""));
                table.addCell(
                        tables.words(
                                words.text("kind." + line.kind()),
                                EntryLine.ratio(entry).orElse("")));
                table.addCell(tables.words(what(line), whatUnder(line)));
                table.addCell(
                        tables.figure(
                                Optional.ofNullable(line.quantityOrNull())
                                        .map(words::quantity)
                                        .orElse(""),
                                tables.body()));
                table.addCell(tables.figure(money(line.chargesOrNull()), tables.body()));
                table.addCell(
                        tables.figure(
                                line.cash().stream()
                                        .map(words::signed)
                                        .collect(Collectors.joining("\n")),
                                tables.body()));
            }
        }
        document.add(table);
    }

    private String what(EntryLine line) {
        return Optional.ofNullable(line.instrumentOrNull())
                .map(statement::instrument)
                .map(instrument -> instrument.name())
                .orElse(line.note());
    }

    private static String whatUnder(EntryLine line) {
        return line.instrumentOrNull() == null ? "" : line.note();
    }

    private String money(@Nullable Money money) {
        return money == null ? "" : words.money(money);
    }

    // ---- what to know about it ----

    private void notes(Document document) {
        title(document, words.text("notes"));
        for (var gap : statement.valuation().gaps()) {
            note(document, gap(gap), Palette.WARNING);
        }
        note(document, words.text("note.prices", words.moment(statement.asOf())), Palette.QUIET);
        note(
                document,
                words.text("note.cost." + statement.portfolio().costMethod().name()),
                Palette.QUIET);
        if (statement.figures() instanceof PeriodFigures.Known known) {
            note(document, words.text("note.twr"), Palette.QUIET);
            if (AnnualisedReturn.isShown(statement.period().days())
                    && known.timeWeighted().annualised().isPresent()) {
                note(
                        document,
                        words.text(
                                "note.annualised",
                                words.signedPercent(
                                        known.timeWeighted().annualised().getAsDouble())),
                        Palette.QUIET);
            }
            note(document, words.text("note.xirr"), Palette.QUIET);
        }
        note(document, words.text("note.disclaimer"), Palette.QUIET);
    }

    private String gap(ValuationGap gap) {
        return switch (gap) {
            case ValuationGap.NoPrice(var instrument) ->
                    words.text("gap.noprice", statement.instrument(instrument).name());
            case ValuationGap.StalePrice(var instrument, var asOf) ->
                    words.text(
                            "gap.stale",
                            statement.instrument(instrument).name(),
                            words.moment(asOf));
            case ValuationGap.NoExchangeRate(var instrument, var from, var to) ->
                    words.text(
                            "gap.norate",
                            statement.instrument(instrument).name(),
                            from.getCurrencyCode(),
                            to.getCurrencyCode());
        };
    }

    private void note(Document document, String text, Color colour) {
        var note = new Paragraph(fonts.known(text), fonts.regular(7.5f, colour));
        note.setLeading(10.5f);
        note.setSpacingAfter(3);
        note.setKeepTogether(true);
        document.add(note);
    }

    private void title(Document document, String text) {
        var title = new Paragraph(text, fonts.bold(10.5f, Palette.INK));
        title.setSpacingBefore(6);
        title.setSpacingAfter(4);
        title.setAlignment(Element.ALIGN_LEFT);
        document.add(title);
    }

    private static Worth negated(Worth worth) {
        return Worth.zero(worth.currency()).minus(worth);
    }
}
