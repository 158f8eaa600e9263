package io.tenfolio.valuation;

import io.tenfolio.ledger.PositionFlow;
import io.tenfolio.ledger.PositionKey;
import io.tenfolio.money.Worth;
import io.tenfolio.price.MarketSnapshot;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the day change of each position is measured from: its worth at the last slot before local midnight, and what was moved
/// into it since. So worth now − base is its day change on its own flows, and those of all positions together are the
/// portfolio's.
public final class PositionBases {
    private final Currency base;
    private final MarketSnapshot market;
    private final Map<PositionKey, Worth> worths = new HashMap<>();
    private final Set<PositionKey> unknown = new HashSet<>();

    private PositionBases(Currency base, MarketSnapshot market) {
        this.base = base;
        this.market = market;
    }

    /// @param atMidnight what was held at the last slot before local midnight, valued then
    /// @param since what was moved since
    /// @param now the market by which flows in other currencies, and of units, are counted
    public static PositionBases of(
            Valuation atMidnight, List<PositionFlow> since, MarketSnapshot now) {
        var bases = new PositionBases(atMidnight.marketValue().currency(), now);
        for (var position : atMidnight.positions()) {
            var holding = position.holding();
            bases.add(
                    new PositionKey(holding.account(), holding.instrument()),
                    position.marketValue());
        }
        since.forEach(flow -> bases.add(flow.position(), bases.worth(flow)));
        return bases;
    }

    /// 0 for what was neither held nor moved; empty where a price or rate is missing.
    public Optional<Worth> of(PositionKey position) {
        return unknown.contains(position)
                ? Optional.empty()
                : Optional.of(worths.getOrDefault(position, Worth.zero(base)));
    }

    private void add(PositionKey position, Optional<Worth> worth) {
        worth.ifPresentOrElse(
                known -> worths.merge(position, known, Worth::plus), () -> unknown.add(position));
    }

    private Optional<Worth> worth(PositionFlow flow) {
        var instrument = flow.unitsOfOrNull();
        if (instrument == null) {
            return market.rates()
                    .rate(flow.currency(), base)
                    .map(rate -> new Worth(flow.amount().multiply(rate), base));
        }
        return market.price(instrument)
                .flatMap(price ->
                        market.rates()
                                .rate(price.perUnit().currency(), base)
                                .map(rate ->
                                        new Worth(
                                                flow.amount()
                                                        .multiply(price.perUnit().amount())
                                                        .multiply(rate),
                                                base)));
    }
}
