package io.tenfolio.web.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.alert.AlertRule;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.RefusedFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a person wants to be told of a portfolio, for their programs.
@RestController
@RequestMapping("/api/v1/portfolios/{portfolio}/alert-rule")
@Tag(name = "Notifications")
class AlertRuleApi {
    private final NotificationService service;

    AlertRuleApi(NotificationService service) {
        this.service = service;
    }

    @Schema(name = "AlertRule")
    record Rule(
            @Schema(description = "That of the address again; may be left out", example = "17")
                    @Nullable Long portfolio,
            @Schema(
                            type = "string",
                            description =
                                    "Tell of a move from one run to the next of at least so many percent; null: never",
                            example = "3")
                    @DecimalMin(value = "0", inclusive = false)
                    @Digits(integer = 5, fraction = 4)
                    @Nullable BigDecimal movePercent,
            @Schema(
                            type = "string",
                            description =
                                    "Tell of a move of at least so much in the base currency; null: never",
                            example = "1000")
                    @DecimalMin(value = "0", inclusive = false)
                    @Digits(integer = 15, fraction = 4)
                    @Nullable BigDecimal moveAmount,
            @Schema(description = "Tell of prices that become stale") @NotNull
                    Boolean stalePrices) {}

    @GetMapping
    @NeedsScope(Scope.NOTIFICATIONS)
    @Operation(summary = "What you want to be told of a portfolio")
    Rule rule(@PathVariable long portfolio) {
        return service.rule(new PortfolioId(portfolio))
                .map(rule -> of(portfolio, rule))
                .orElseGet(() -> new Rule(portfolio, null, null, false));
    }

    @PutMapping
    @NeedsScope(Scope.NOTIFICATIONS)
    @Operation(
            summary = "Say what you want to be told of a portfolio",
            description = "Instead of what you said before.")
    Rule want(@PathVariable long portfolio, @Valid @RequestBody Rule wanted) {
        RefusedFields.mustAgree("portfolio", portfolio, wanted.portfolio());
        service.want(
                new PortfolioId(portfolio),
                wanted.movePercent(),
                wanted.moveAmount(),
                wanted.stalePrices());
        return rule(portfolio);
    }

    private static Rule of(long portfolio, AlertRule rule) {
        return new Rule(
                portfolio, rule.movePercentOrNull(), rule.moveAmountOrNull(), rule.stalePrices());
    }
}
