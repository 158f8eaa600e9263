package io.tenfolio.ledger;

import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.money.CurrencyMismatch;
import io.tenfolio.money.Decimals;
import io.tenfolio.money.Money;
import io.tenfolio.money.Quantity;
import io.tenfolio.portfolio.AccountId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One dated fact about an account. Never edited: corrected by a [Reversal] and a new entry. Amounts are
/// positive unless said otherwise; fee and tax are in the currency of the gross amount.
public sealed interface LedgerEntry {
    Booking booking();

    /// Costs gross + fee + tax. `baseRate`: the trade's own rate, base currency for one unit of the gross
    /// amount's currency; it beats the day's, and the trade was settled in the base currency at it. Without
    /// one the account pays in the gross amount's currency.
    record Buy(
            Booking booking,
            InstrumentId instrument,
            Quantity quantity,
            Money gross,
            Money fee,
            Money tax,
            @Nullable BigDecimal baseRateOrNull)
            implements LedgerEntry {
        public Buy {
            positive(quantity);
            notNegative(gross);
            charges(gross, fee, tax);
            if (baseRateOrNull != null) {
                baseRateOrNull = rate(baseRateOrNull);
            }
        }

        public Optional<BigDecimal> baseRate() {
            return Optional.ofNullable(baseRateOrNull);
        }
    }

    /// Brings gross − fee − tax, settled like a [Buy].
    record Sell(
            Booking booking,
            InstrumentId instrument,
            Quantity quantity,
            Money gross,
            Money fee,
            Money tax,
            @Nullable BigDecimal baseRateOrNull)
            implements LedgerEntry {
        public Sell {
            positive(quantity);
            notNegative(gross);
            charges(gross, fee, tax);
            if (baseRateOrNull != null) {
                baseRateOrNull = rate(baseRateOrNull);
            }
        }

        public Optional<BigDecimal> baseRate() {
            return Optional.ofNullable(baseRateOrNull);
        }
    }

    record Deposit(Booking booking, Money amount) implements LedgerEntry {
        public Deposit {
            notNegative(amount);
        }
    }

    record Withdrawal(Booking booking, Money amount) implements LedgerEntry {
        public Withdrawal {
            notNegative(amount);
        }
    }

    /// Credits gross − fee − tax.
    record Dividend(Booking booking, InstrumentId instrument, Money gross, Money fee, Money tax)
            implements LedgerEntry {
        public Dividend {
            notNegative(gross);
            charges(gross, fee, tax);
        }
    }

    /// Credits gross − fee − tax; a negative gross is interest charged.
    record Interest(Booking booking, Money gross, Money fee, Money tax) implements LedgerEntry {
        public Interest {
            charges(gross, fee, tax);
        }
    }

    /// A fee of its own, for an instrument or for the account.
    record Fee(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {
        public Fee {
            notNegative(amount);
        }
    }

    record Tax(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {
        public Tax {
            notNegative(amount);
        }
    }

    record FeeRefund(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {
        public FeeRefund {
            notNegative(amount);
        }
    }

    record TaxRefund(Booking booking, Money amount, @Nullable InstrumentId instrumentOrNull)
            implements LedgerEntry {
        public TaxRefund {
            notNegative(amount);
        }
    }

    /// Multiplies what is held before it by ratioNew ÷ ratioOld; cost stays.
    record Split(Booking booking, InstrumentId instrument, int ratioNew, int ratioOld)
            implements LedgerEntry {
        public Split {
            if (ratioNew < 1 || ratioOld < 1) {
                throw new IllegalArgumentException("A split has a ratio like 2 : 1");
            }
        }
    }

    /// Units that cost nothing.
    record Bonus(Booking booking, InstrumentId instrument, Quantity quantity)
            implements LedgerEntry {
        public Bonus {
            positive(quantity);
        }
    }

    /// Units that come from elsewhere, with the cost they bring: an external flow of that worth.
    record DeliveryIn(Booking booking, InstrumentId instrument, Quantity quantity, Money cost)
            implements LedgerEntry {
        public DeliveryIn {
            positive(quantity);
            notNegative(cost);
        }
    }

    /// Units that go elsewhere at a worth: an external flow, and a sale at that worth for the cost engine.
    record DeliveryOut(Booking booking, InstrumentId instrument, Quantity quantity, Money worth)
            implements LedgerEntry {
        public DeliveryOut {
            positive(quantity);
            notNegative(worth);
        }
    }

    /// Between two accounts of one portfolio: units carry their lots; cash is a transfer of a currency instrument.
    record Transfer(Booking booking, AccountId to, InstrumentId instrument, Quantity quantity)
            implements LedgerEntry {
        public Transfer {
            positive(quantity);
            if (to.equals(booking.account())) {
                throw new IllegalArgumentException("A transfer needs two accounts");
            }
        }
    }

    record CurrencyExchange(Booking booking, Money sold, Money bought, Money fee)
            implements LedgerEntry {
        public CurrencyExchange {
            notNegative(sold);
            notNegative(bought);
            notNegative(fee);
        }
    }

    /// Takes an entry back from the day it took effect, as if it had never been.
    record Reversal(Booking booking, EntryId reverses) implements LedgerEntry {}

    private static void positive(Quantity quantity) {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "A quantity is positive, not " + quantity.units().toPlainString());
        }
    }

    private static void notNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException(
                    "An amount is not negative: " + amount.amount().toPlainString());
        }
    }

    private static void charges(Money gross, Money fee, Money tax) {
        notNegative(fee);
        notNegative(tax);
        for (var charge : List.of(fee, tax)) {
            if (!charge.currency().equals(gross.currency())) {
                throw new CurrencyMismatch(gross.currency(), charge.currency());
            }
        }
    }

    private static BigDecimal rate(BigDecimal rate) {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate is positive, not " + rate.toPlainString());
        }
        return Decimals.bounded(rate, "rate");
    }
}
