package io.tenfolio.web.ledger;

import io.tenfolio.instrument.InstrumentId;
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
import io.tenfolio.money.Quantity;
import java.util.Optional;

/// What an entry is about, and how many units of it.
public final class EntryInstrument {
    private EntryInstrument() {}

    public static Optional<InstrumentId> of(LedgerEntry entry) {
        return switch (entry) {
            case Buy buy -> Optional.of(buy.instrument());
            case Sell sell -> Optional.of(sell.instrument());
            case Dividend dividend -> Optional.of(dividend.instrument());
            case Split split -> Optional.of(split.instrument());
            case Bonus bonus -> Optional.of(bonus.instrument());
            case DeliveryIn in -> Optional.of(in.instrument());
            case DeliveryOut out -> Optional.of(out.instrument());
            case Transfer transfer -> Optional.of(transfer.instrument());
            case Fee fee -> Optional.ofNullable(fee.instrumentOrNull());
            case Tax tax -> Optional.ofNullable(tax.instrumentOrNull());
            case FeeRefund refund -> Optional.ofNullable(refund.instrumentOrNull());
            case TaxRefund refund -> Optional.ofNullable(refund.instrumentOrNull());
            case Deposit _, Withdrawal _, Interest _, CurrencyExchange _, Reversal _ ->
                    Optional.empty();
        };
    }

    public static Optional<Quantity> units(LedgerEntry entry) {
        return switch (entry) {
            case Buy buy -> Optional.of(buy.quantity());
            case Sell sell -> Optional.of(sell.quantity());
            case Bonus bonus -> Optional.of(bonus.quantity());
            case DeliveryIn in -> Optional.of(in.quantity());
            case DeliveryOut out -> Optional.of(out.quantity());
            case Transfer transfer -> Optional.of(transfer.quantity());
            case Dividend _,
                    Split _,
                    Fee _,
                    Tax _,
                    FeeRefund _,
                    TaxRefund _,
                    Deposit _,
                    Withdrawal _,
                    Interest _,
                    CurrencyExchange _,
                    Reversal _ ->
                    Optional.empty();
        };
    }
}
