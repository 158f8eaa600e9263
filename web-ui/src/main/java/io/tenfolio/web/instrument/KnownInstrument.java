package io.tenfolio.web.instrument;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;

/// An instrument in a list that programs read.
@Schema(name = "Instrument")
record KnownInstrument(
        @Schema(example = "42") int id,
        AssetClass assetClass,
        @Schema(example = "NRD") String symbol,
        @Schema(example = "Norda AG") String name,
        @Schema(example = "EUR", description = "Its prices come in it") String currency,
        @Schema(example = "Technology", description = "Empty when nobody said") String sector,
        @Schema(example = "DE", description = "ISO 3166-1; empty when nobody said")
                String country) {
    static KnownInstrument of(Instrument instrument) {
        return new KnownInstrument(
                instrument.id().value(),
                instrument.assetClass(),
                instrument.symbol(),
                instrument.name(),
                instrument.currency().getCurrencyCode(),
                instrument.classification().sector(),
                instrument.classification().country());
    }
}
