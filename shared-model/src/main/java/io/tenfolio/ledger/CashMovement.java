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
import io.tenfolio.money.Money;
import io.tenfolio.portfolio.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Money that an entry puts into an account, or takes out when negative. A trade with a rate of its own was
/// settled at that rate in the base currency; without one it is settled in its own currency.
public record CashMovement(AccountId account, Money amount) {
    /// What `entry` does to the cash of its account. A transfer of cash moves units like any other and is not
    /// told here.
    public static List<CashMovement> of(LedgerEntry entry, Currency base) {
        return switch (entry) {
            case Buy buy ->
                    settled(
                            buy,
                            buy.gross().plus(buy.fee()).plus(buy.tax()).negated(),
                            buy.baseRate(),
                            base);
            case Sell sell ->
                    settled(
                            sell,
                            sell.gross().minus(sell.fee()).minus(sell.tax()),
                            sell.baseRate(),
                            base);
            case Deposit(_, var amount) -> moved(entry, amount);
            case Withdrawal(_, var amount) -> moved(entry, amount.negated());
            case Dividend(_, _, var gross, var fee, var tax) ->
                    moved(entry, gross.minus(fee).minus(tax));
            case Interest(_, var gross, var fee, var tax) ->
                    moved(entry, gross.minus(fee).minus(tax));
            case Fee(_, var amount, _) -> moved(entry, amount.negated());
            case Tax(_, var amount, _) -> moved(entry, amount.negated());
            case FeeRefund(_, var amount, _) -> moved(entry, amount);
            case TaxRefund(_, var amount, _) -> moved(entry, amount);
            case CurrencyExchange(_, var sold, var bought, var fee) ->
                    List.of(in(entry, sold.negated()), in(entry, bought), in(entry, fee.negated()));
            case Split _, Bonus _, DeliveryIn _, DeliveryOut _, Transfer _, Reversal _ -> List.of();
        };
    }

    private static List<CashMovement> settled(
            LedgerEntry entry, Money amount, Optional<BigDecimal> ownRate, Currency base) {
        return ownRate.filter(_ -> !amount.currency().equals(base))
                .map(rate -> moved(entry, converted(amount, rate, base)))
                .orElseGet(() -> moved(entry, amount));
    }

    private static Money converted(Money amount, BigDecimal rate, Currency base) {
        return new Money(
                amount.amount()
                        .multiply(rate)
                        .setScale(base.getDefaultFractionDigits(), RoundingMode.HALF_EVEN),
                base);
    }

    private static List<CashMovement> moved(LedgerEntry entry, Money amount) {
        return List.of(in(entry, amount));
    }

    private static CashMovement in(LedgerEntry entry, Money amount) {
        return new CashMovement(entry.booking().account(), amount);
    }
}
