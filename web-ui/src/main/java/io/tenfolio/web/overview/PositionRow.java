package io.tenfolio.web.overview;

import io.tenfolio.instrument.Instrument;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.price.Price;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.live.ValuedPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a portfolio holds of one instrument, in one account or in all of them. Worths are in the base
/// currency; `value` is empty where there is no price or rate; `dayBase`, from which the day change is measured, is
/// empty where there was none at the last close.
record PositionRow(
        Instrument instrument,
        Quantity quantity,
        Worth cost,
        Worth costWithoutCharges,
        @Nullable Price priceOrNull,
        @Nullable Worth valueOrNull,
        @Nullable Worth dayBaseOrNull) {

    private static final Comparator<PositionRow> BY_VALUE =
            Comparator.comparing((PositionRow row) ->
                            row.value().map(Worth::amount).orElse(BigDecimal.ZERO))
                    .reversed()
                    .thenComparing(row -> row.instrument().symbol());

    /// One row an instrument, dearest first: of one account, or of all when `account` is empty.
    static List<PositionRow> of(Picture.Valued picture, Optional<AccountId> account) {
        var rows = new LinkedHashMap<Integer, PositionRow>();
        for (var position : picture.positions()) {
            var holding = position.value().holding();
            if (account.isEmpty() || account.get().equals(holding.account())) {
                rows.merge(
                        holding.instrument().value(), PositionRow.of(position), PositionRow::plus);
            }
        }
        return rows.values().stream().sorted(BY_VALUE).toList();
    }

    private static PositionRow of(ValuedPosition position) {
        var holding = position.value().holding();
        return new PositionRow(
                position.instrument(),
                holding.quantity(),
                holding.cost(),
                holding.costWithoutCharges(),
                position.value().priceOrNull(),
                position.value().marketValueOrNull(),
                position.dayBaseOrNull());
    }

    private PositionRow plus(PositionRow other) {
        return new PositionRow(
                instrument,
                quantity.plus(other.quantity),
                cost.plus(other.cost),
                costWithoutCharges.plus(other.costWithoutCharges),
                priceOrNull,
                sum(valueOrNull, other.valueOrNull),
                sum(dayBaseOrNull, other.dayBaseOrNull));
    }

    private static @Nullable Worth sum(@Nullable Worth one, @Nullable Worth other) {
        return one == null || other == null ? null : one.plus(other);
    }

    int key() {
        return instrument.id().value();
    }

    boolean isCash() {
        return instrument instanceof Instrument.Currency;
    }

    /// Whether nothing is held any more since today.
    boolean isClosed() {
        return quantity.isZero();
    }

    Optional<Price> price() {
        return Optional.ofNullable(priceOrNull);
    }

    Optional<Worth> value() {
        return Optional.ofNullable(valueOrNull);
    }

    /// Value − cost without the fees and taxes of purchase; cash has no cost and so no gain.
    Optional<Worth> gain() {
        return isCash() ? Optional.empty() : value().map(value -> value.minus(costWithoutCharges));
    }

    Optional<BigDecimal> gainFraction() {
        return gain().flatMap(gain -> fraction(gain, costWithoutCharges));
    }

    /// Worth now − worth at the last slot before local midnight − what was moved into it since.
    Optional<Worth> dayChange() {
        return dayBaseOrNull == null
                ? Optional.empty()
                : value().map(value -> value.minus(dayBaseOrNull));
    }

    Optional<BigDecimal> dayFraction() {
        return dayBaseOrNull == null
                ? Optional.empty()
                : dayChange().flatMap(change -> fraction(change, dayBaseOrNull));
    }

    boolean matches(String wanted, Locale locale) {
        var lower = wanted.strip().toLowerCase(locale);
        return lower.isEmpty()
                || instrument.symbol().toLowerCase(locale).contains(lower)
                || instrument.name().toLowerCase(locale).contains(lower);
    }

    /// `part` of `whole` as a fraction; empty when the whole is not positive.
    static Optional<BigDecimal> fraction(Worth part, Worth whole) {
        return whole.amount().signum() <= 0
                ? Optional.empty()
                : Optional.of(part.amount().divide(whole.amount(), 8, RoundingMode.HALF_EVEN));
    }
}
