package io.tenfolio.web.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.ledger.EntryId;
import io.tenfolio.ledger.EntryKind;
import io.tenfolio.ledger.LedgerEntry;
import io.tenfolio.ledger.LedgerEntry.Bonus;
import io.tenfolio.ledger.LedgerEntry.Buy;
import io.tenfolio.ledger.LedgerEntry.CurrencyExchange;
import io.tenfolio.ledger.LedgerEntry.DeliveryIn;
import io.tenfolio.ledger.LedgerEntry.DeliveryOut;
import io.tenfolio.ledger.LedgerEntry.Deposit;
import io.tenfolio.ledger.LedgerEntry.Dividend;
import io.tenfolio.ledger.LedgerEntry.Fee;
import io.tenfolio.ledger.LedgerEntry.FeeRefund;
import io.tenfolio.ledger.LedgerEntry.Interest;
import io.tenfolio.ledger.LedgerEntry.Reversal;
import io.tenfolio.ledger.LedgerEntry.Sell;
import io.tenfolio.ledger.LedgerEntry.Split;
import io.tenfolio.ledger.LedgerEntry.Tax;
import io.tenfolio.ledger.LedgerEntry.TaxRefund;
import io.tenfolio.ledger.LedgerEntry.Transfer;
import io.tenfolio.ledger.LedgerEntry.Withdrawal;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.web.api.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of the ledger as a program reads it. What an entry of its kind does not have is null.
@Schema(name = "Entry")
record BookedEntry(
        @Schema(example = "4711") long id,
        EntryKind kind,
        @Schema(example = "31") long account,
        @Schema(description = "Of a transfer: where it went", example = "32") @Nullable Long to,
        @Schema(description = "When it took effect") Instant effectiveAt,
        @Schema(description = "When it was written down") Instant recordedAt,
        @Schema(description = "By whom; empty when no person did", example = "Ada Lovelace")
                String recordedBy,
        @Schema(description = "Of a reversal: that of the entry it takes back")
                @Nullable About instrument,
        @Schema(type = "string", example = "12.5") @Nullable BigDecimal quantity,
        @Schema(description = "Before fee and tax; what was sold, when currencies were exchanged")
                @Nullable Amount amount,
        @Schema(description = "Of an exchange of currencies") @Nullable Amount bought,
        @Nullable Amount fee,
        @Nullable Amount tax,
        @Schema(description = "Of a split", example = "4") @Nullable Integer ratioNew,
        @Schema(description = "Of a split", example = "1") @Nullable Integer ratioOld,
        @Schema(description = "What it did to the cash of its account") List<Amount> cash,
        String note,
        @Schema(description = "The entry that this one takes back") @Nullable Long reverses,
        @Schema(description = "The entry that took this one back") @Nullable Long reversedBy) {
    @Schema(name = "InstrumentBrief")
    record About(
            @Schema(example = "42") int id,
            @Schema(example = "NRD") String symbol,
            @Schema(example = "Norda AG") String name) {
        static About of(Instrument instrument) {
            return new About(instrument.id().value(), instrument.symbol(), instrument.name());
        }
    }

    static BookedEntry of(LedgerRow row) {
        var line = row.line();
        var entry = line.entry();
        var booking = entry.booking();
        var sums = Sums.of(entry);
        var split = entry instanceof Split s ? s : null;
        return new BookedEntry(
                booking.id().value(),
                EntryKind.of(entry),
                booking.account().value(),
                entry instanceof Transfer transfer ? transfer.to().value() : null,
                booking.effectiveAt(),
                booking.recordedAt(),
                line.recordedBy(),
                row.instrument().map(About::of).orElse(null),
                EntryInstrument.units(entry).map(Quantity::units).orElse(null),
                amount(sums.gross()),
                entry instanceof CurrencyExchange exchange ? Amount.of(exchange.bought()) : null,
                amount(sums.fee()),
                amount(sums.tax()),
                split == null ? null : split.ratioNew(),
                split == null ? null : split.ratioOld(),
                row.cash().stream().map(Amount::of).toList(),
                booking.note(),
                entry instanceof Reversal reversal ? reversal.reverses().value() : null,
                line.reversedBy().map(EntryId::value).orElse(null));
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }

    private record Sums(@Nullable Money gross, @Nullable Money fee, @Nullable Money tax) {
        static Sums of(LedgerEntry entry) {
            return switch (entry) {
                case Buy buy -> new Sums(buy.gross(), buy.fee(), buy.tax());
                case Sell sell -> new Sums(sell.gross(), sell.fee(), sell.tax());
                case Dividend paid -> new Sums(paid.gross(), paid.fee(), paid.tax());
                case Interest paid -> new Sums(paid.gross(), paid.fee(), paid.tax());
                case CurrencyExchange exchange -> new Sums(exchange.sold(), exchange.fee(), null);
                case Deposit deposit -> only(deposit.amount());
                case Withdrawal withdrawal -> only(withdrawal.amount());
                case Fee fee -> only(fee.amount());
                case Tax tax -> only(tax.amount());
                case FeeRefund refund -> only(refund.amount());
                case TaxRefund refund -> only(refund.amount());
                case DeliveryIn in -> only(in.cost());
                case DeliveryOut out -> only(out.worth());
                case Split _, Bonus _, Transfer _, Reversal _ -> new Sums(null, null, null);
            };
        }

        private static Sums only(Money amount) {
            return new Sums(amount, null, null);
        }
    }
}
