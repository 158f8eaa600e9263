package io.tenfolio.batch.price;

import io.tenfolio.price.SelectionRules;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How prices are fetched and believed.
///
/// @param stepLimit fetching ends then, whatever the sources do
/// @param breakerFailures questions in a row that fail before a source is left alone
/// @param breakerRest how long it is left alone then
/// @param jump a price this many times the last one, or this part of it, is refused
/// @param ahead how far a source's clock may be ahead of ours
/// @param oldest what is older is refused
/// @param preferred sources in the order of preference; those not named come after them
/// @param userAgent what we call ourselves to sources
@Validated
@ConfigurationProperties("tenfolio.prices")
record PriceSettings(
        @DefaultValue("20s") Duration stepLimit,
        @DefaultValue("3") @Min(1) int breakerFailures,
        @DefaultValue("15m") Duration breakerRest,
        @DefaultValue("10") @DecimalMin("1.1") BigDecimal jump,
        @DefaultValue("2m") Duration ahead,
        @DefaultValue("30d") Duration oldest,
        @DefaultValue List<String> preferred,
        @DefaultValue("Tenfolio/0.1 (+https://tenfolio.io)") @NotBlank String userAgent) {

    SelectionRules rules() {
        return new SelectionRules(jump, SelectionRules.DEFAULT.agreement(), ahead, oldest);
    }
}
