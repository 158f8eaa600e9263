package io.tenfolio.valuation;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.Position;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// What valuing needs to know of one position: an instrument's quantity in one account with its cost and
/// realised gain in the portfolio's base currency. Cash is a holding of a currency instrument.
///
/// @param cost with the fees and taxes of purchase: the basis that is shown
/// @param costWithoutCharges what an unrealised gain is measured from
public record Holding(
        AccountId account,
        InstrumentId instrument,
        AssetClass assetClass,
        Currency instrumentCurrency,
        Quantity quantity,
        Worth cost,
        Worth costWithoutCharges,
        Worth realisedGain) {
    /// One of which it is not told what its purchase charges were: as if there had been none.
    public Holding(
            AccountId account,
            InstrumentId instrument,
            AssetClass assetClass,
            Currency instrumentCurrency,
            Quantity quantity,
            Worth cost,
            Worth realisedGain) {
        this(
                account,
                instrument,
                assetClass,
                instrumentCurrency,
                quantity,
                cost,
                cost,
                realisedGain);
    }

    /// A position as valuing sees it.
    public static Holding of(Position position, Instrument instrument) {
        return new Holding(
                position.key().account(),
                instrument.id(),
                instrument.assetClass(),
                instrument.currency(),
                position.quantity(),
                position.cost(),
                position.costWithoutCharges(),
                position.realised().total());
    }

    /// `held` with the cost without charges of the positions that a ledger tells; what it does not tell in this quantity stays
    /// as it is.
    public static List<Holding> completed(
            List<Holding> held, Map<PositionKey, Position> positions) {
        return held.stream().map(holding -> holding.completed(positions)).toList();
    }

    private Holding completed(Map<PositionKey, Position> positions) {
        var position = positions.get(new PositionKey(account, instrument));
        return position == null || !position.quantity().equals(quantity)
                ? this
                : withCostWithoutCharges(position.costWithoutCharges());
    }

    private Holding withCostWithoutCharges(Worth other) {
        return new Holding(
                account,
                instrument,
                assetClass,
                instrumentCurrency,
                quantity,
                cost,
                other,
                realisedGain);
    }

    public boolean isCash() {
        return assetClass == AssetClass.CASH;
    }
}
