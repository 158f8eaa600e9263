package io.tenfolio.web.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.access.UserId;
import io.tenfolio.portfolio.Portfolio;

/// A portfolio as programs read it, without its figures.
@Schema(name = "Portfolio")
public record PortfolioBrief(
        @Schema(example = "17") long id,
        @Schema(example = "Savings") String name,
        @Schema(example = "EUR") String baseCurrency,
        @Schema(example = "Europe/Berlin", description = "Its days begin and end here") String zone,
        Portfolio.CostMethod costMethod,
        @Schema(description = "Whether it is yours; otherwise it is shared with you")
                boolean owned) {
    public static PortfolioBrief of(Portfolio portfolio, UserId reader) {
        return new PortfolioBrief(
                portfolio.id().value(),
                portfolio.name(),
                portfolio.baseCurrency().getCurrencyCode(),
                portfolio.zone().getId(),
                portfolio.costMethod(),
                portfolio.owner().equals(reader));
    }
}
