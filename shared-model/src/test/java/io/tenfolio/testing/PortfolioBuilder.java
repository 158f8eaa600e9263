package io.tenfolio.testing;

import io.tenfolio.instrument.AssetClass;
import io.tenfolio.instrument.Instrument;
import io.tenfolio.instrument.InstrumentId;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.Quantity;
import io.tenfolio.money.Worth;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.price.KnownSplit;
import io.tenfolio.valuation.Holding;
import io.tenfolio.valuation.OpenSplits;
import io.tenfolio.valuation.PositionBlock;
import io.tenfolio.valuation.Valuation;
import io.tenfolio.valuation.Valuer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A portfolio and what it holds; number 1 with one account of number 1 unless said otherwise.
public final class PortfolioBuilder {
    private final Currency base;
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<PositionKey, List<KnownSplit>> splits = new HashMap<>();
    private PortfolioId id = new PortfolioId(1);
    private AccountId account = new AccountId(1);

    PortfolioBuilder(Currency base) {
        this.base = base;
    }

    public PortfolioBuilder numbered(long id) {
        this.id = new PortfolioId(id);
        return this;
    }

    /// The holdings that follow lie in this account.
    public PortfolioBuilder account(long id) {
        this.account = new AccountId(id);
        return this;
    }

    public PortfolioBuilder holding(long units, Instrument instrument) {
        return holding(Long.toString(units), instrument);
    }

    public PortfolioBuilder holding(String units, Instrument instrument) {
        return holding(units, instrument, "0", "0");
    }

    /// With its cost and realised gain in the base currency.
    public PortfolioBuilder holding(
            String units, Instrument instrument, String cost, String realisedGain) {
        return holding(
                units,
                instrument.id(),
                instrument.assetClass(),
                instrument.currency(),
                cost,
                realisedGain);
    }

    /// So much of its currency in cash.
    public PortfolioBuilder cash(String amount, Instrument currency) {
        return holding(amount, currency);
    }

    public PortfolioBuilder holding(
            String units,
            InstrumentId instrument,
            AssetClass assetClass,
            Currency currency,
            String cost,
            String realisedGain) {
        holdings.add(
                new Holding(
                        account,
                        instrument,
                        assetClass,
                        currency,
                        Quantity.of(units),
                        new Worth(new BigDecimal(cost), base),
                        new Worth(new BigDecimal(realisedGain), base)));
        return this;
    }

    /// The account booked a split of it: so many units for so many old ones.
    public PortfolioBuilder split(
            InstrumentId instrument, Instant effectiveAt, int ratioNew, int ratioOld) {
        splits.computeIfAbsent(new PositionKey(account, instrument), _ -> new ArrayList<>())
                .add(new KnownSplit(effectiveAt, ratioNew, ratioOld));
        return this;
    }

    public PortfolioId id() {
        return id;
    }

    public Currency base() {
        return base;
    }

    public List<Holding> holdings() {
        return List.copyOf(holdings);
    }

    public Valuation valuedAt(MarketBuilder market) {
        return new Valuer(market.snapshot(), new OpenSplits(splits)).value(id, base, holdings);
    }

    public void addTo(PositionBlock.Builder block) {
        block.portfolio(id, base);
        var booked = new OpenSplits(splits);
        holdings.forEach(holding -> block.add(id, base, holding, booked.of(holding)));
    }
}
