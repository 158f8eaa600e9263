package io.tenfolio.db.ledger;

import io.tenfolio.access.UserId;
import io.tenfolio.db.sql.Utc;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Booking;
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
import io.tenfolio.portfolio.AccountId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ledger entries as rows and back: every kind uses its own few of the columns.
final class EntryRows {
    /// In the order of [#values].
    static final String COLUMNS =
            """
            account_id, kind, effective_at, recorded_at, recorded_by, note, instrument_id, quantity, gross, fee, tax, currency,
            base_rate, counter_account_id, counter_amount, counter_currency, ratio_new, ratio_old, reverses_id
            """;

    private EntryRows() {}

    /// The values of an entry's row, recorded at `recordedAt` whatever its booking says.
    static List<@Nullable Object> values(
            LedgerEntry entry, Instant recordedAt, @Nullable UserId by) {
        var row = new Row();
        var kind =
                switch (entry) {
                    case Buy(
                                    _,
                                    var instrument,
                                    var units,
                                    var gross,
                                    var fee,
                                    var tax,
                                    var rate) -> {
                        row.units(instrument, units).amount(gross, fee, tax).baseRate = rate;
                        yield EntryKind.BUY;
                    }
                    case Sell(
                                    _,
                                    var instrument,
                                    var units,
                                    var gross,
                                    var fee,
                                    var tax,
                                    var rate) -> {
                        row.units(instrument, units).amount(gross, fee, tax).baseRate = rate;
                        yield EntryKind.SELL;
                    }
                    case Deposit(_, var amount) -> row.amount(amount).is(EntryKind.DEPOSIT);
                    case Withdrawal(_, var amount) -> row.amount(amount).is(EntryKind.WITHDRAWAL);
                    case Dividend(_, var instrument, var gross, var fee, var tax) ->
                            row.of(instrument).amount(gross, fee, tax).is(EntryKind.DIVIDEND);
                    case Interest(_, var gross, var fee, var tax) ->
                            row.amount(gross, fee, tax).is(EntryKind.INTEREST);
                    case Fee(_, var amount, var instrument) ->
                            row.of(instrument).amount(amount).is(EntryKind.FEE);
                    case Tax(_, var amount, var instrument) ->
                            row.of(instrument).amount(amount).is(EntryKind.TAX);
                    case FeeRefund(_, var amount, var instrument) ->
                            row.of(instrument).amount(amount).is(EntryKind.FEE_REFUND);
                    case TaxRefund(_, var amount, var instrument) ->
                            row.of(instrument).amount(amount).is(EntryKind.TAX_REFUND);
                    case Split(_, var instrument, int ratioNew, int ratioOld) -> {
                        row.of(instrument).ratioNew = ratioNew;
                        row.ratioOld = ratioOld;
                        yield EntryKind.SPLIT;
                    }
                    case Bonus(_, var instrument, var units) ->
                            row.units(instrument, units).is(EntryKind.BONUS);
                    case DeliveryIn(_, var instrument, var units, var cost) ->
                            row.units(instrument, units).amount(cost).is(EntryKind.DELIVERY_IN);
                    case DeliveryOut(_, var instrument, var units, var worth) ->
                            row.units(instrument, units).amount(worth).is(EntryKind.DELIVERY_OUT);
                    case Transfer(_, var to, var instrument, var units) -> {
                        row.units(instrument, units).counterAccount = to.value();
                        yield EntryKind.TRANSFER;
                    }
                    case CurrencyExchange(_, var sold, var bought, var fee) -> {
                        row.amount(sold, fee, Money.zero(sold.currency())).counterAmount =
                                bought.amount();
                        row.counterCurrency = bought.currency().getCurrencyCode();
                        yield EntryKind.EXCHANGE;
                    }
                    case Reversal(_, var reverses) -> {
                        row.reverses = reverses.value();
                        yield EntryKind.REVERSAL;
                    }
                };
        var booking = entry.booking();
        return Arrays.asList(
                booking.account().value(),
                kind.name(),
                Utc.of(booking.effectiveAt()),
                Utc.of(recordedAt),
                by == null ? null : by.value(),
                booking.note(),
                row.instrument,
                row.quantity,
                row.gross,
                row.fee,
                row.tax,
                row.currency,
                row.baseRate,
                row.counterAccount,
                row.counterAmount,
                row.counterCurrency,
                row.ratioNew,
                row.ratioOld,
                row.reverses);
    }

    /// An entry out of its row, which has `id` beside [#COLUMNS], and `merged_into` of its instrument: what was booked for a duplicate counts
    /// for what the duplicate turned out to be.
    static LedgerEntry read(ResultSet row) throws SQLException {
        var booking =
                new Booking(
                        new EntryId(row.getLong("id")),
                        new AccountId(row.getLong("account_id")),
                        Utc.instant(row, "effective_at"),
                        Utc.instant(row, "recorded_at"),
                        row.getString("note"));
        return switch (EntryKind.valueOf(row.getString("kind"))) {
            case BUY ->
                    new Buy(
                            booking,
                            instrument(row),
                            quantity(row),
                            money(row, "gross"),
                            money(row, "fee"),
                            money(row, "tax"),
                            row.getBigDecimal("base_rate"));
            case SELL ->
                    new Sell(
                            booking,
                            instrument(row),
                            quantity(row),
                            money(row, "gross"),
                            money(row, "fee"),
                            money(row, "tax"),
                            row.getBigDecimal("base_rate"));
            case DEPOSIT -> new Deposit(booking, money(row, "gross"));
            case WITHDRAWAL -> new Withdrawal(booking, money(row, "gross"));
            case DIVIDEND ->
                    new Dividend(
                            booking,
                            instrument(row),
                            money(row, "gross"),
                            money(row, "fee"),
                            money(row, "tax"));
            case INTEREST ->
                    new Interest(
                            booking, money(row, "gross"), money(row, "fee"), money(row, "tax"));
            case FEE -> new Fee(booking, money(row, "gross"), instrumentOrNull(row));
            case TAX -> new Tax(booking, money(row, "gross"), instrumentOrNull(row));
            case FEE_REFUND -> new FeeRefund(booking, money(row, "gross"), instrumentOrNull(row));
            case TAX_REFUND -> new TaxRefund(booking, money(row, "gross"), instrumentOrNull(row));
            case SPLIT ->
                    new Split(
                            booking,
                            instrument(row),
                            row.getInt("ratio_new"),
                            row.getInt("ratio_old"));
            case BONUS -> new Bonus(booking, instrument(row), quantity(row));
            case DELIVERY_IN ->
                    new DeliveryIn(booking, instrument(row), quantity(row), money(row, "gross"));
            case DELIVERY_OUT ->
                    new DeliveryOut(booking, instrument(row), quantity(row), money(row, "gross"));
            case TRANSFER ->
                    new Transfer(
                            booking,
                            new AccountId(row.getLong("counter_account_id")),
                            instrument(row),
                            quantity(row));
            case EXCHANGE ->
                    new CurrencyExchange(
                            booking,
                            money(row, "gross"),
                            new Money(
                                    row.getBigDecimal("counter_amount"),
                                    Currency.getInstance(row.getString("counter_currency"))),
                            money(row, "fee"));
            case REVERSAL -> new Reversal(booking, new EntryId(row.getLong("reverses_id")));
        };
    }

    /// The columns that only some kinds use.
    private static final class Row {
        private @Nullable Integer instrument;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal gross;
        private @Nullable BigDecimal fee;
        private @Nullable BigDecimal tax;
        private @Nullable String currency;
        private @Nullable BigDecimal baseRate;
        private @Nullable Long counterAccount;
        private @Nullable BigDecimal counterAmount;
        private @Nullable String counterCurrency;
        private @Nullable Integer ratioNew;
        private @Nullable Integer ratioOld;
        private @Nullable Long reverses;

        Row of(@Nullable InstrumentId id) {
            instrument = id == null ? null : id.value();
            return this;
        }

        Row units(InstrumentId id, Quantity units) {
            quantity = units.units();
            return of(id);
        }

        Row amount(Money amount) {
            gross = amount.amount();
            currency = amount.currency().getCurrencyCode();
            return this;
        }

        /// Charges are in the currency of the amount: there is one column for all three.
        Row amount(Money amount, Money charge, Money levy) {
            fee = amount.plus(charge).minus(amount).amount();
            tax = amount.plus(levy).minus(amount).amount();
            return amount(amount);
        }

        EntryKind is(EntryKind kind) {
            return kind;
        }
    }

    private static InstrumentId instrument(ResultSet row) throws SQLException {
        int merged = row.getInt("merged_into");
        return new InstrumentId(row.wasNull() ? row.getInt("instrument_id") : merged);
    }

    private static @Nullable InstrumentId instrumentOrNull(ResultSet row) throws SQLException {
        row.getInt("instrument_id");
        return row.wasNull() ? null : instrument(row);
    }

    private static Quantity quantity(ResultSet row) throws SQLException {
        return new Quantity(row.getBigDecimal("quantity"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(
                row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
    }
}
