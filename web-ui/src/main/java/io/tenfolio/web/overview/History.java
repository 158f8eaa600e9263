package io.tenfolio.web.overview;

import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Total worth of a portfolio over a range, oldest first: a point at the end of each day, and in short ranges
/// a point for each run whose values are kept. A day whose close was computed again, as something came late,
/// is told by that close: its runs said what was known then. The newest point comes from the page itself.
record History(Range range, List<Point> points) {
    record Point(Instant at, Worth total) {}

    History {
        points = List.copyOf(points);
    }

    static History read(
            Portfolio portfolio,
            Range range,
            Instant now,
            DailyCloses closes,
            Valuations valuations) {
        var zone = portfolio.zone();
        var today = now.atZone(zone).toLocalDate();
        var base = portfolio.baseCurrency();
        var computed = closes.computed(portfolio.id(), range.from(today), today.minusDays(1));
        var runs = new ArrayList<Point>();
        if (range.showsRuns()) {
            var from =
                    range == Range.DAY ? now.minusSeconds(86_400) : startOf(range, portfolio, now);
            for (var point : valuations.series(portfolio.id(), from, now)) {
                if (!computed.contains(point.at().atZone(zone).toLocalDate())) {
                    runs.add(new Point(point.at(), Worth.ofScaled(point.value(), base)));
                }
            }
        }
        var told = new HashSet<LocalDate>();
        for (var point : runs) {
            told.add(point.at().atZone(zone).toLocalDate());
            // a run at midnight tells how the day before ended
            told.add(point.at().minusNanos(1).atZone(zone).toLocalDate());
        }
        told.removeAll(computed);
        var points = new ArrayList<Point>();
        for (var close : closes.of(portfolio.id(), range.from(today), today.minusDays(1))) {
            var endOfDay = close.day().plusDays(1).atStartOfDay(zone).toInstant();
            if (!told.contains(close.day())) {
                points.add(new Point(endOfDay, new Worth(close.total(), base)));
            }
        }
        points.addAll(runs);
        points.sort(Comparator.comparing(Point::at));
        return new History(range, points);
    }

    private static Instant startOf(Range range, Portfolio portfolio, Instant now) {
        var zone = portfolio.zone();
        return range.from(now.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }
}
