package io.tenfolio.web.ledger;

import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.ledger.LedgerPlace;
import io.tenfolio.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a ledger on, page by page by key, as far as somebody scrolls.
final class LedgerPager {
    private static final int PAGE = 50;

    private final LedgerService service;
    private final PortfolioId portfolio;
    private final LedgerFilter filter;
    private final List<LedgerRow> read = new ArrayList<>();
    private boolean complete;

    LedgerPager(LedgerService service, PortfolioId portfolio, LedgerFilter filter) {
        this.service = service;
        this.portfolio = portfolio;
        this.filter = filter;
    }

    List<LedgerRow> rows(int offset, int limit) {
        while (!complete && read.size() < offset + limit) {
            Optional<LedgerPlace> last =
                    read.isEmpty() ? Optional.empty() : Optional.of(read.getLast().line().place());
            var page = service.page(portfolio, filter, last, PAGE);
            read.addAll(page);
            complete = page.size() < PAGE;
        }
        int from = Math.min(offset, read.size());
        return List.copyOf(read.subList(from, Math.min(from + limit, read.size())));
    }
}
