package io.tenfolio.marketsim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// AMFI's `NAVAll.txt` in the eight columns it has since August 2026: a header, lines that name a category or a fund house,
/// blank lines, and among the living schemes some without a value, without an ISIN, or dead for years.
final class AmfiFormat implements SourceFormat {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);
    private static final String HEADER =
            "Scheme Code;ISIN Div Payout/ ISIN Growth;ISIN Div Reinvestment;Scheme Name;Plan;Option;Net Asset Value;Date";
    private static final String BLANK = " ";
    private static final int DIGITS = 4;

    private final Market market;

    AmfiFormat(Market market) {
        this.market = market;
    }

    @Override
    public Answer answer(String path, Query query, Instant now, Distortion distortion) {
        return path.equals("/spages/NAVAll.txt")
                ? Answer.of(200, "text/plain", file(now, distortion))
                : Answer.of(
                        404,
                        "text/html",
                        "<html><body>404 - File or directory not found.</body></html>");
    }

    private String file(Instant now, Distortion distortion) {
        var day = market.fundDay(now);
        var lines = new ArrayList<>(List.of(HEADER, BLANK));
        int number = 0;
        var category = "";
        var house = "";
        for (var fund : funds()) {
            if (!fund.category().equals(category)) {
                category = fund.category();
                house = "";
                startWith("Open Ended Schemes(" + category + ")", lines);
            }
            if (!fund.house().equals(house)) {
                house = fund.house();
                startWith(house, lines);
            }
            if (!distortion.leavesOut(fund.symbol(), number++)) {
                lines.add(line(fund, day, distortion));
            }
        }
        lines.addAll(oddities(day));
        return String.join("\r\n", lines) + "\r\n";
    }

    /// A heading stands between blank lines.
    private static void startWith(String heading, List<String> lines) {
        if (!lines.getLast().equals(BLANK)) {
            lines.add(BLANK);
        }
        lines.addAll(List.of(heading, BLANK));
    }

    /// Sorted as in the real file: by category, then house, then code.
    private List<DemoInstrument.Fund> funds() {
        var sorted = new TreeMap<String, DemoInstrument.Fund>();
        for (var instrument : market.instruments()) {
            if (instrument instanceof DemoInstrument.Fund fund) {
                sorted.put(String.join("\t", fund.category(), fund.house(), fund.symbol()), fund);
            }
        }
        return List.copyOf(sorted.values());
    }

    private String line(DemoInstrument.Fund fund, LocalDate day, Distortion distortion) {
        var nav = market.quotedClose(fund, day);
        return String.join(
                ";",
                fund.symbol(),
                fund.number(),
                reinvestment(fund),
                fund.scheme(),
                fund.plan().words(),
                fund.option().words(),
                distortion.price(fund.symbol(), nav, DIGITS),
                distortion.day(fund.symbol(), day).format(DATE));
    }

    /// Only what pays out can be reinvested.
    private static String reinvestment(DemoInstrument.Fund fund) {
        return switch (fund.option()) {
            case GROWTH -> "-";
            case IDCW -> IsinNumber.complete("INFZZR" + fund.symbol().substring(1));
        };
    }

    private static List<String> oddities(LocalDate day) {
        var today = day.format(DATE);
        return List.of(
                BLANK,
                "Close Ended Schemes(Income)",
                BLANK,
                "Banyan Mutual Fund",
                BLANK,
                "900901;-;-;Banyan Segregated Portfolio 1;Direct Plan;;N.A.;" + today,
                "900902;;;Banyan Segregated Portfolio 1;Regular Plan;;N.A.;" + today,
                "900903;%s;-;Banyan Fixed Term Series 12;Regular Plan;Growth;10.4412;31-Mar-2021"
                        .formatted(IsinNumber.complete("INFZZX00903")),
                "900904;-;-;Banyan Fixed Term Series 3;Regular Plan;Growth;12.0011;14-Sep-2012",
                "900905;%s;-;Banyan Interval Fund Series 2;Direct Plan;Growth;%s;%s"
                        .formatted(
                                IsinNumber.complete("INFZZX00905"),
                                BigDecimal.valueOf(0, DIGITS),
                                today));
    }

    @Override
    public Answer limitReached() {
        return Answer.of(200, "text/plain", "Request limit exceeded. Please try after some time.");
    }
}
