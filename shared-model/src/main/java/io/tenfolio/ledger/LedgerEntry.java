package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One dated fact about an account. Never edited: corrected by a [Reversal] and a new entry. Amounts are
/// positive unless said otherwise; fee and tax are in the currency of the gross amount.
public sealed interface LedgerEntry {
    Booking booking();

    /// Costs gross + fee + tax. `baseRate`: the trade's own rate, base currency for one unit of the gross
    /// amount's currency; it beats the day's.
    record Buy(
            Booking booking,
            InstrumentId instrument,
            Quantity quantity,
            Money gross,
            Money fee,
            Money tax,
            @Nullable BigDecimal baseRateOrNull)
            implements LedgerEntry {
        public Optional<BigDecimal> baseRate() {
            return Optional.ofNullable(baseRateOrNull);
        }
    }

    /// Brings gross − fee − tax.
    record Sell(
            Booking booking,
            InstrumentId instrument,
            Quantity quantity,
            Money gross,
            Money fee,
            Money tax,
            @Nullable BigDecimal baseRateOrNull)
            implements LedgerEntry {
        public Optional<BigDecimal> baseRate() {
            return Optional.ofNullable(baseRateOrNull);
        }
    }

    record Deposit(Booking booking, Money amount) implements LedgerEntry {}

    record Withdrawal(Booking booking, Money amount) implements LedgerEntry {}

    /// Credits gross − fee − tax.
    record Dividend(Booking booking, InstrumentId instrument, Money gross, Money fee, Money tax)
            implements LedgerEntry {}

    /// Credits gross − fee − tax; a negative gross is interest charged.
    record Interest(Booking booking, Money gross, Money fee, Money tax) implements LedgerEntry {}

    /// A fee of its own, for an instrument or for the account.
    record Fee(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {}

    record Tax(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {}

    record FeeRefund(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {}

    record TaxRefund(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {}

    /// Multiplies what is held before it by ratioNew ÷ ratioOld; cost stays.
    record Split(Booking booking, InstrumentId instrument, int ratioNew, int ratioOld)
            implements LedgerEntry {}

    /// Units that cost nothing.
    record Bonus(Booking booking, InstrumentId instrument, Quantity quantity)
            implements LedgerEntry {}

    /// Units that come from elsewhere, with the cost they bring: an external flow of that worth.
    record DeliveryIn(Booking booking, InstrumentId instrument, Quantity quantity, Money cost)
            implements LedgerEntry {}

    /// Units that go elsewhere at a worth: an external flow, and a sale at that worth for the cost engine.
    record DeliveryOut(Booking booking, InstrumentId instrument, Quantity quantity, Money worth)
            implements LedgerEntry {}

    /// Between two accounts of one owner: units carry their lots; cash is a transfer of a currency instrument.
    record Transfer(Booking booking, AccountId to, InstrumentId instrument, Quantity quantity)
            implements LedgerEntry {}

    record CurrencyExchange(Booking booking, Money sold, Money bought, Money fee)
            implements LedgerEntry {}

    /// Takes an entry back from the day it took effect, as if it had never been.
    record Reversal(Booking booking, EntryId reverses) implements LedgerEntry {}
}
