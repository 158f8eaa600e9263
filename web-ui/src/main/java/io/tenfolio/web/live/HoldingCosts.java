package io.tenfolio.web.live;

import io.tenfolio.db.ledger.GrossCosts;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.Holding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Completes holdings with their cost without charges. That takes a walk through the ledger, so it is done again only when a
/// portfolio's holdings have changed.
final class HoldingCosts {
    private static final int MOST = 2_000;

    private final GrossCosts costs;
    private final Map<PortfolioId, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PortfolioId, Known> eldest) {
                    return size() > MOST;
                }
            };

    HoldingCosts(GrossCosts costs) {
        this.costs = costs;
    }

    private record Known(List<Holding> held, List<Holding> completed) {}

    List<Holding> complete(Portfolio portfolio, long sequence, List<Holding> held) {
        synchronized (known) {
            var before = known.get(portfolio.id());
            if (before != null && before.held().equals(held)) {
                return before.completed();
            }
        }
        var completed = costs.complete(portfolio, sequence, held);
        synchronized (known) {
            known.put(portfolio.id(), new Known(held, completed));
        }
        return completed;
    }
}
