package io.tenfolio.web.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.alert.Alert;
import io.tenfolio.web.api.Amount;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import io.tenfolio.web.api.Page;
import io.tenfolio.web.api.PageAsk;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a person was told, for their programs.
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "What you were told, and what you want to be told")
class NotificationApi {
    private final NotificationService service;

    NotificationApi(NotificationService service) {
        this.service = service;
    }

    @Schema(name = "Notification")
    record Told(
            @Schema(example = "88") long id,
            Kind kind,
            @Schema(example = "17") long portfolio,
            @Schema(example = "Savings") String portfolioName,
            @Schema(description = "The slot of the run that saw it") Instant slot,
            @Schema(description = "Of a large move: by how much, flows taken out")
                    @Nullable Amount move,
            @Schema(
                            type = "string",
                            description = "Of a large move: of the worth before",
                            example = "-3.2")
                    @Nullable BigDecimal percent,
            @Schema(description = "Of stale prices: how many", example = "2")
                    @Nullable Integer prices,
            Instant createdAt,
            boolean read) {
        enum Kind {
            LARGE_MOVE,
            STALE_PRICES
        }

        static Told of(Notice notice) {
            return switch (notice.alert()) {
                case Alert.LargeMove move ->
                        of(notice, Kind.LARGE_MOVE, Amount.of(move.move()), move.percent(), null);
                case Alert.StalePrices stale ->
                        of(notice, Kind.STALE_PRICES, null, null, stale.prices());
            };
        }

        private static Told of(
                Notice notice,
                Kind kind,
                @Nullable Amount move,
                @Nullable BigDecimal percent,
                @Nullable Integer prices) {
            return new Told(
                    notice.id(),
                    kind,
                    notice.alert().portfolio().value(),
                    notice.portfolio(),
                    notice.alert().slot().start(),
                    move,
                    percent,
                    prices,
                    notice.at(),
                    notice.isRead());
        }
    }

    @Schema(name = "UnreadNotifications")
    record Unread(@Schema(example = "2") int count) {}

    @GetMapping
    @NeedsScope(Scope.NOTIFICATIONS)
    @Operation(summary = "What you were told", description = "Newest first.")
    Page<Told> all(@ParameterObject @Valid PageAsk ask) {
        var found = service.before(ask.numberKey().orElse(Long.MAX_VALUE), ask.oneMore());
        return Page.of(found, ask, notice -> Long.toString(notice.id())).map(Told::of);
    }

    @GetMapping("/unread")
    @NeedsScope(Scope.NOTIFICATIONS)
    @Operation(summary = "How many you have not read")
    Unread unread() {
        return new Unread(service.unreadNow());
    }

    @PostMapping("/{notification}/read")
    @NeedsScope(Scope.NOTIFICATIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark one as read")
    void read(@PathVariable long notification) {
        if (!service.isMine(notification)) {
            throw new NotThere("notification");
        }
        service.read(notification);
    }

    @PostMapping("/read")
    @NeedsScope(Scope.NOTIFICATIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark all as read")
    void readAll() {
        service.readAll();
    }
}
