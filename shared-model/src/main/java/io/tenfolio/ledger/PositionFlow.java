package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an entry moved into a position from another one or from outside, or out of it when negative. Between two positions of
/// a portfolio as much goes out of the one as comes into the other, so all flows of an entry together are its external flow.
/// Interest, fees and taxes move nothing: they are gains and losses of the cash, as the spread of an exchange is.
///
/// @param amount of `currency`, or units of `unitsOfOrNull`, whose price is in it
public record PositionFlow(
        PositionKey position,
        BigDecimal amount,
        Currency currency,
        @Nullable InstrumentId unitsOfOrNull) {
    /// What `entry` moved, and where. A trade with a rate of its own moves base currency.
    public static List<PositionFlow> of(LedgerEntry entry, Currency base, Listings listings) {
        var told = new Telling(entry.booking().account(), base, listings);
        return switch (entry) {
            case Buy buy ->
                    told.between(
                            told.cash(told.settled(buy.gross(), buy.baseRate())),
                            told.position(buy.instrument()),
                            told.settled(buy.gross(), buy.baseRate()));
            case Sell sell ->
                    told.between(
                            told.position(sell.instrument()),
                            told.cash(told.settled(sell.gross(), sell.baseRate())),
                            told.settled(sell.gross(), sell.baseRate()));
            case Dividend(_, var instrument, var gross, _, _) ->
                    told.between(
                            told.position(instrument),
                            told.cash(Amount.of(gross)),
                            Amount.of(gross));
            case CurrencyExchange(_, var sold, var bought, _) ->
                    told.between(
                            told.cash(Amount.of(sold)),
                            told.cash(Amount.of(bought)),
                            Amount.of(bought));
            case Deposit(_, var amount) -> List.of(Amount.of(amount).into(told.cash(amount)));
            case Withdrawal(_, var amount) ->
                    List.of(Amount.of(amount.negated()).into(told.cash(amount)));
            case DeliveryIn(_, var instrument, _, var cost) ->
                    List.of(Amount.of(cost).into(told.position(instrument)));
            case DeliveryOut(_, var instrument, _, var worth) ->
                    List.of(Amount.of(worth.negated()).into(told.position(instrument)));
            case Transfer(_, var to, var instrument, var units) ->
                    told.between(
                            told.position(instrument),
                            new PositionKey(to, instrument),
                            told.units(instrument, units.units()));
            case Interest _, Fee _, FeeRefund _, Tax _, TaxRefund _, Split _, Bonus _, Reversal _ ->
                    List.of();
        };
    }

    /// The same the other way, as a reversal undoes it.
    public PositionFlow negated() {
        return new PositionFlow(position, amount.negate(), currency, unitsOfOrNull);
    }

    private record Amount(BigDecimal amount, Currency currency, @Nullable InstrumentId unitsOf) {
        static Amount of(Money money) {
            return new Amount(money.amount(), money.currency(), null);
        }

        PositionFlow into(PositionKey position) {
            return new PositionFlow(position, amount, currency, unitsOf);
        }
    }

    private record Telling(AccountId account, Currency base, Listings listings) {
        List<PositionFlow> between(PositionKey from, PositionKey to, Amount amount) {
            return List.of(amount.into(from).negated(), amount.into(to));
        }

        PositionKey position(InstrumentId instrument) {
            return new PositionKey(account, instrument);
        }

        PositionKey cash(Amount amount) {
            return position(listings.cash(amount.currency()));
        }

        PositionKey cash(Money amount) {
            return position(listings.cash(amount.currency()));
        }

        Amount settled(Money gross, Optional<BigDecimal> ownRate) {
            return gross.currency().equals(base) || ownRate.isEmpty()
                    ? Amount.of(gross)
                    : new Amount(gross.amount().multiply(ownRate.get()), base, null);
        }

        Amount units(InstrumentId instrument, BigDecimal units) {
            return new Amount(
                    units,
                    listings.currencyOf(instrument),
                    listings.isCash(instrument) ? null : instrument);
        }
    }
}
