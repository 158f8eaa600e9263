package io.tenfolio.ledger;

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

/// The kinds of entries by name, as stored and as asked for; names never change.
public enum EntryKind {
    BUY,
    SELL,
    DEPOSIT,
    WITHDRAWAL,
    DIVIDEND,
    INTEREST,
    FEE,
    TAX,
    FEE_REFUND,
    TAX_REFUND,
    SPLIT,
    BONUS,
    DELIVERY_IN,
    DELIVERY_OUT,
    TRANSFER,
    EXCHANGE,
    REVERSAL;

    public static EntryKind of(LedgerEntry entry) {
        return switch (entry) {
            case Buy _ -> BUY;
            case Sell _ -> SELL;
            case Deposit _ -> DEPOSIT;
            case Withdrawal _ -> WITHDRAWAL;
            case Dividend _ -> DIVIDEND;
            case Interest _ -> INTEREST;
            case Fee _ -> FEE;
            case Tax _ -> TAX;
            case FeeRefund _ -> FEE_REFUND;
            case TaxRefund _ -> TAX_REFUND;
            case Split _ -> SPLIT;
            case Bonus _ -> BONUS;
            case DeliveryIn _ -> DELIVERY_IN;
            case DeliveryOut _ -> DELIVERY_OUT;
            case Transfer _ -> TRANSFER;
            case CurrencyExchange _ -> EXCHANGE;
            case Reversal _ -> REVERSAL;
        };
    }
}
