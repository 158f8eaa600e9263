package io.tenfolio.report;

import io.tenfolio.performance.Period;
import io.tenfolio.portfolio.PortfolioId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked for: a kind of report in some formats, of one portfolio or of all of them. A statement has a period, a list of
/// portfolios has a moment.
///
/// @param portfolioOrNull null: all
/// @param locale of whoever asks; statements of all portfolios are written in their owners' instead
public record ReportOrder(
        ReportKind kind,
        Set<ReportFormat> formats,
        @Nullable PortfolioId portfolioOrNull,
        @Nullable Period periodOrNull,
        Locale locale) {
    public ReportOrder {
        if (formats.isEmpty() || !formats.stream().allMatch(kind::comesAs)) {
            throw new IllegalArgumentException("%s does not come as %s".formatted(kind, formats));
        }
        formats = EnumSet.copyOf(formats);
        switch (kind) {
            case STATEMENT -> {
                if (periodOrNull == null || periodOrNull.days() < 1) {
                    throw new IllegalArgumentException("A statement covers a day at least");
                }
            }
            case PORTFOLIOS -> {
                if (portfolioOrNull != null || periodOrNull != null) {
                    throw new IllegalArgumentException(
                            "A list of portfolios is of all of them, at one moment");
                }
            }
        }
    }

    public static ReportOrder statement(
            PortfolioId portfolio, Period period, Set<ReportFormat> formats, Locale locale) {
        return new ReportOrder(ReportKind.STATEMENT, formats, portfolio, period, locale);
    }

    /// A statement of every portfolio.
    public static ReportOrder statements(Period period, Set<ReportFormat> formats, Locale locale) {
        return new ReportOrder(ReportKind.STATEMENT, formats, null, period, locale);
    }

    public static ReportOrder portfolios(Set<ReportFormat> formats, Locale locale) {
        return new ReportOrder(ReportKind.PORTFOLIOS, formats, null, null, locale);
    }

    /// As the audit trail tells it: `STATEMENT of portfolio 2 from 2026-10-01 to 2026-10-31 as CSV, PDF`.
    @Override
    public String toString() {
        var portfolio = portfolioOrNull;
        var period = periodOrNull;
        return kind
                + (portfolio == null ? " of all portfolios" : " of portfolio " + portfolio.value())
                + (period == null
                        ? ""
                        : " from %s to %s".formatted(period.start().plusDays(1), period.end()))
                + " as "
                + formats.stream().map(ReportFormat::name).collect(Collectors.joining(", "));
    }

    @Override
    public Set<ReportFormat> formats() {
        return Set.copyOf(formats);
    }

    public Optional<PortfolioId> portfolio() {
        return Optional.ofNullable(portfolioOrNull);
    }

    public Optional<Period> period() {
        return Optional.ofNullable(periodOrNull);
    }

    public boolean isOfAll() {
        return portfolioOrNull == null;
    }
}
