package io.tenfolio.report;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.CashMovement;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry as a statement's table tells it.
///
/// @param kind names the entry's kind, e.g. `BUY`
/// @param quantityOrNull units that came, or went when negative
/// @param chargesOrNull fee and tax together
/// @param cash what it put into the account, or took out when negative, in each currency
public record EntryLine(
        String kind,
        @Nullable InstrumentId instrumentOrNull,
        @Nullable Quantity quantityOrNull,
        @Nullable Money grossOrNull,
        @Nullable Money chargesOrNull,
        List<Money> cash,
        String note) {
    public EntryLine {
        cash = List.copyOf(cash);
    }

    /// @param base the portfolio's currency, in which trades with a rate of their own are settled
    public static EntryLine of(LedgerEntry entry, Currency base) {
        return switch (entry) {
            case Buy(_, var of, var units, var gross, var fee, var tax, _) ->
                    new Line(entry, base, "BUY").of(of, units).amounting(gross, fee.plus(tax));
            case Sell(_, var of, var units, var gross, var fee, var tax, _) ->
                    new Line(entry, base, "SELL")
                            .of(of, negated(units))
                            .amounting(gross, fee.plus(tax));
            case Deposit(_, var amount) -> new Line(entry, base, "DEPOSIT").amounting(amount, null);
            case Withdrawal(_, var amount) ->
                    new Line(entry, base, "WITHDRAWAL").amounting(amount, null);
            case Dividend(_, var of, var gross, var fee, var tax) ->
                    new Line(entry, base, "DIVIDEND").of(of, null).amounting(gross, fee.plus(tax));
            case Interest(_, var gross, var fee, var tax) ->
                    new Line(entry, base, "INTEREST").amounting(gross, fee.plus(tax));
            case Fee(_, var amount, var of) ->
                    new Line(entry, base, "FEE").of(of, null).amounting(null, amount);
            case Tax(_, var amount, var of) ->
                    new Line(entry, base, "TAX").of(of, null).amounting(null, amount);
            case FeeRefund(_, var amount, var of) ->
                    new Line(entry, base, "FEE_REFUND")
                            .of(of, null)
                            .amounting(null, amount.negated());
            case TaxRefund(_, var amount, var of) ->
                    new Line(entry, base, "TAX_REFUND")
                            .of(of, null)
                            .amounting(null, amount.negated());
            case Split(_, var of, _, _) ->
                    new Line(entry, base, "SPLIT").of(of, null).amounting(null, null);
            case Bonus(_, var of, var units) ->
                    new Line(entry, base, "BONUS").of(of, units).amounting(null, null);
            case DeliveryIn(_, var of, var units, var cost) ->
                    new Line(entry, base, "DELIVERY_IN").of(of, units).amounting(cost, null);
            case DeliveryOut(_, var of, var units, var worth) ->
                    new Line(entry, base, "DELIVERY_OUT")
                            .of(of, negated(units))
                            .amounting(worth, null);
            case Transfer(_, _, var of, var units) ->
                    new Line(entry, base, "TRANSFER").of(of, negated(units)).amounting(null, null);
            case CurrencyExchange(_, _, _, var fee) ->
                    new Line(entry, base, "CURRENCY_EXCHANGE").amounting(null, fee);
            case Reversal _ -> new Line(entry, base, "REVERSAL").amounting(null, null);
        };
    }

    /// The split's ratio, new to old; empty for all else.
    public static Optional<String> ratio(LedgerEntry entry) {
        return entry instanceof Split(_, _, int ratioNew, int ratioOld)
                ? Optional.of(ratioNew + " : " + ratioOld)
                : Optional.empty();
    }

    private static Quantity negated(Quantity quantity) {
        return new Quantity(quantity.units().negate());
    }

    private record Line(
            LedgerEntry entry,
            Currency base,
            String kind,
            @Nullable InstrumentId instrument,
            @Nullable Quantity units) {
        Line(LedgerEntry entry, Currency base, String kind) {
            this(entry, base, kind, null, null);
        }

        Line of(@Nullable InstrumentId instrument, @Nullable Quantity units) {
            return new Line(entry, base, kind, instrument, units);
        }

        EntryLine amounting(@Nullable Money gross, @Nullable Money charges) {
            return new EntryLine(
                    kind,
                    instrument,
                    units,
                    gross,
                    charges == null || charges.isZero() ? null : charges,
                    CashMovement.of(entry, base).stream()
                            .map(CashMovement::amount)
                            .filter(amount -> !amount.isZero())
                            .toList(),
                    entry.booking().note());
        }
    }
}
