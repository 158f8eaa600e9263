package io.tenfolio.performance;

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
import io.tenfolio.ledger.RateHistory;
import io.tenfolio.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What entries book into a portfolio's sums, exact, in its base currency, at a trade's own rate or the day's.
/// The two sides of a currency exchange are not told: what they differ by is a currency gain.
///
/// @param instrumentOrNull that it concerns
/// @param traded paid for units, or got for them when negative; without charges
/// @param delivered worth of units that came from outside, or went there when negative
/// @param deposited money that came from outside, or went there when negative
/// @param earned gross dividends and interest
/// @param fee paid, or refunded when negative
/// @param tax paid, or refunded when negative
record Booked(
        @Nullable InstrumentId instrumentOrNull,
        BigDecimal traded,
        BigDecimal delivered,
        BigDecimal deposited,
        BigDecimal earned,
        BigDecimal fee,
        BigDecimal tax) {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    static final Booked NOTHING = new Booked(null, NONE, NONE, NONE, NONE, NONE, NONE);

    static Booked of(LedgerEntry entry, Currency base, RateHistory rates) {
        var day = new InBase(entry, base, rates);
        return switch (entry) {
            case Buy(_, var instrument, _, var gross, var fee, var tax, var own) ->
                    trade(instrument, gross, fee, tax, day.at(own));
            case Sell(_, var instrument, _, var gross, var fee, var tax, var own) ->
                    trade(instrument, gross.negated(), fee, tax, day.at(own));
            case DeliveryIn(_, var instrument, _, var cost) ->
                    delivery(instrument, day.apply(cost));
            case DeliveryOut(_, var instrument, _, var worth) ->
                    delivery(instrument, day.apply(worth).negate());
            case Deposit(_, var amount) -> deposit(day.apply(amount));
            case Withdrawal(_, var amount) -> deposit(day.apply(amount).negate());
            case Dividend(_, var instrument, var gross, var fee, var tax) ->
                    earning(instrument, day.apply(gross), day.apply(fee), day.apply(tax));
            case Interest(_, var gross, var fee, var tax) ->
                    earning(null, day.apply(gross), day.apply(fee), day.apply(tax));
            case Fee(_, var amount, var instrument) ->
                    earning(instrument, NONE, day.apply(amount), NONE);
            case FeeRefund(_, var amount, var instrument) ->
                    earning(instrument, NONE, day.apply(amount).negate(), NONE);
            case Tax(_, var amount, var instrument) ->
                    earning(instrument, NONE, NONE, day.apply(amount));
            case TaxRefund(_, var amount, var instrument) ->
                    earning(instrument, NONE, NONE, day.apply(amount).negate());
            case CurrencyExchange(_, _, _, var fee) -> earning(null, NONE, day.apply(fee), NONE);
            case Split _, Bonus _, Transfer _, Reversal _ -> NOTHING;
        };
    }

    static Booked sum(Stream<Booked> all) {
        return all.reduce(NOTHING, Booked::plus);
    }

    /// What it did to the cash.
    BigDecimal cash() {
        return deposited.add(earned).subtract(traded).subtract(fee).subtract(tax);
    }

    BigDecimal transferred() {
        return delivered.add(deposited);
    }

    /// What the owner put into the instrument, or took out of it when negative: fees count, taxes do not.
    BigDecimal putIn() {
        return traded.add(delivered).add(fee).subtract(earned);
    }

    boolean concerns(InstrumentId instrument) {
        return instrument.equals(instrumentOrNull);
    }

    private Booked plus(Booked other) {
        return new Booked(
                null,
                traded.add(other.traded),
                delivered.add(other.delivered),
                deposited.add(other.deposited),
                earned.add(other.earned),
                fee.add(other.fee),
                tax.add(other.tax));
    }

    private static Booked trade(
            InstrumentId instrument,
            Money gross,
            Money fee,
            Money tax,
            Function<Money, BigDecimal> inBase) {
        return new Booked(
                instrument,
                inBase.apply(gross),
                NONE,
                NONE,
                NONE,
                inBase.apply(fee),
                inBase.apply(tax));
    }

    private static Booked delivery(InstrumentId instrument, BigDecimal worth) {
        return new Booked(instrument, NONE, worth, NONE, NONE, NONE, NONE);
    }

    private static Booked deposit(BigDecimal amount) {
        return new Booked(null, NONE, NONE, amount, NONE, NONE, NONE);
    }

    private static Booked earning(
            @Nullable InstrumentId instrument, BigDecimal gross, BigDecimal fee, BigDecimal tax) {
        return new Booked(instrument, NONE, NONE, NONE, gross, fee, tax);
    }

    private record InBase(LedgerEntry entry, Currency base, RateHistory rates)
            implements Function<Money, BigDecimal> {
        @Override
        public BigDecimal apply(Money money) {
            if (money.isZero()) return NONE;
            return money.amount()
                    .multiply(rates.require(money.currency(), base, entry.booking().effectiveAt()));
        }

        /// At the trade's own rate, if it has one.
        Function<Money, BigDecimal> at(@Nullable BigDecimal own) {
            return own == null
                    ? this
                    : money ->
                            money.currency().equals(base)
                                    ? money.amount()
                                    : money.amount().multiply(own);
        }
    }
}
