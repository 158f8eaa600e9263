package io.tenfolio.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.money.Money;
import io.tenfolio.money.Worth;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;

/// An amount of money as it travels.
@Schema(description = "An amount of money: an exact decimal as text, and an ISO 4217 code")
public record Amount(
        @Schema(type = "string", example = "1234.5600") @NotNull BigDecimal amount,
        @Schema(example = "EUR")
                @NotNull
                @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
                String currency) {
    public static Amount of(Worth worth) {
        return new Amount(worth.amount(), worth.currency().getCurrencyCode());
    }

    public static Amount of(Money money) {
        return new Amount(money.amount(), money.currency().getCurrencyCode());
    }
}
