package io.tenfolio.web.price;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.price.Price;
import io.tenfolio.web.api.Amount;
import java.time.Instant;

/// A price with how good it was in the run that used it, as programs read it.
@Schema(name = "PriceUsed")
public record PriceUsed(
        Amount perUnit,
        @Schema(description = "When it held, in its source's words") Instant asOf,
        @Schema(example = "twelvedata") String source,
        @Schema(example = "FRESH") String quality) {
    public static PriceUsed of(Price price) {
        return new PriceUsed(
                new Amount(price.perUnit().amount(), price.perUnit().currency().getCurrencyCode()),
                price.asOf(),
                price.source().value(),
                price.quality().name());
    }
}
