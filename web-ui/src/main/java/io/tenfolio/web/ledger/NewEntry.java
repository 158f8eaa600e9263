package io.tenfolio.web.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.web.api.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A booking as a program asks for it; [EntryReader] makes an entry of it. Which fields belong to it goes by its kind.
record NewEntry(
        @Schema(description = "That of the address again; may be left out", example = "17")
                @Nullable Long portfolio,
        @Schema(description = "An open account of the portfolio", example = "31") @NotNull
                Long account,
        @Schema(
                        description = "With TRANSFER and CASH_TRANSFER: another open account of it",
                        example = "32")
                @Nullable Long to,
        @NotNull Kind kind,
        @Schema(
                        description = "When it took effect, at most ten years ahead",
                        example = "2026-03-02T09:30:00Z")
                @NotNull
                Instant effectiveAt,
        @Schema(
                        description =
                                "With BUY, SELL, DIVIDEND, TRANSFER, DELIVERY_IN, DELIVERY_OUT, BONUS and SPLIT",
                        example = "42")
                @Nullable Integer instrument,
        @Schema(
                        type = "string",
                        description =
                                "Units, with BUY, SELL, TRANSFER, DELIVERY_IN, DELIVERY_OUT and BONUS",
                        example = "12.5")
                @Nullable BigDecimal quantity,
        @Schema(
                        description =
                                "What it is worth before fee and tax, with every kind but TRANSFER, BONUS and SPLIT: the cost that a delivery brings, what an exchange sells; negative only for interest that was charged")
                @Valid
                @Nullable Amount amount,
        @Schema(description = "With EXCHANGE: what is got for it") @Valid @Nullable Amount bought,
        @Schema(description = "With BUY, SELL, DIVIDEND, INTEREST and EXCHANGE; none when left out")
                @Valid
                @Nullable Amount fee,
        @Schema(description = "With BUY, SELL, DIVIDEND and INTEREST; none when left out") @Valid
                @Nullable Amount tax,
        @Schema(
                        type = "string",
                        description =
                                "With BUY and SELL in a foreign currency: units of the base currency for one of the amount's, when it was settled in the base currency",
                        example = "0.92")
                @Nullable BigDecimal baseRate,
        @Schema(description = "With SPLIT: units after it", example = "4")
                @Nullable Integer ratioNew,
        @Schema(description = "With SPLIT: for so many before it", example = "1")
                @Nullable Integer ratioOld,
        @Size(max = BookingDraft.LONGEST_NOTE) @Nullable String note) {
    /// What a program can book.
    enum Kind {
        BUY(BookingKind.BUY),
        SELL(BookingKind.SELL),
        DEPOSIT(BookingKind.DEPOSIT),
        WITHDRAWAL(BookingKind.WITHDRAWAL),
        DIVIDEND(BookingKind.DIVIDEND),
        INTEREST(BookingKind.INTEREST),
        FEE(BookingKind.FEE_PAID),
        TAX(BookingKind.TAX_PAID),
        FEE_REFUND(BookingKind.FEE_REFUND),
        TAX_REFUND(BookingKind.TAX_REFUND),
        EXCHANGE(BookingKind.EXCHANGE),
        CASH_TRANSFER(BookingKind.CASH_TRANSFER),
        TRANSFER(BookingKind.TRANSFER),
        DELIVERY_IN(BookingKind.DELIVERY_IN),
        DELIVERY_OUT(BookingKind.DELIVERY_OUT),
        BONUS(BookingKind.BONUS),
        SPLIT(BookingKind.SPLIT);

        private final BookingKind form;

        Kind(BookingKind form) {
            this.form = form;
        }

        boolean asksFor(BookingField field) {
            return form.asksFor(field);
        }
    }
}
