package io.tenfolio.report;

import io.tenfolio.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that was made, without its bytes.
///
/// @param portfolioOrNull whose statement it is; null when it tells of all
/// @param sha256 of its bytes, 64 hexadecimal digits
public record ReportFile(
        ReportFileId id,
        ReportId report,
        @Nullable PortfolioId portfolioOrNull,
        ReportFormat format,
        String name,
        long size,
        String sha256,
        Instant createdAt,
        Instant expiresAt) {
    public Optional<PortfolioId> portfolio() {
        return Optional.ofNullable(portfolioOrNull);
    }
}
