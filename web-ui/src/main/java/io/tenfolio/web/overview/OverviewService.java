package io.tenfolio.web.overview;

import io.tenfolio.access.Role;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.valuation.DailyCloses;
import io.tenfolio.db.valuation.Valuations;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.web.live.LiveFeed;
import io.tenfolio.web.live.LivePortfolio;
import io.tenfolio.web.live.Picture;
import io.tenfolio.web.security.CurrentPerson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to what the overview shows. It asks as the person who is logged in; what they may not see
/// does not exist for them.
@PreAuthorize("isAuthenticated()")
public class OverviewService {
    private final CurrentPerson person;
    private final Portfolios portfolios;
    private final DailyCloses closes;
    private final Valuations valuations;
    private final LiveFeed feed;
    private final Clock clock;

    public OverviewService(
            CurrentPerson person,
            Portfolios portfolios,
            DailyCloses closes,
            Valuations valuations,
            LiveFeed feed,
            Clock clock) {
        this.person = person;
        this.portfolios = portfolios;
        this.closes = closes;
        this.valuations = valuations;
        this.feed = feed;
        this.clock = clock;
    }

    /// Own ones first.
    public List<Portfolio> portfolios() {
        return portfolios.visibleTo(person.get().id());
    }

    /// The portfolio, kept new until it is closed.
    public Optional<LivePortfolio> open(PortfolioId portfolio) {
        return feed.follow(person.get().id(), portfolio);
    }

    /// The portfolio as it is now.
    public Optional<Picture> look(PortfolioId portfolio) {
        return feed.look(person.get().id(), portfolio);
    }

    public boolean isVisible(PortfolioId portfolio) {
        return visible(portfolio).isPresent();
    }

    public boolean mayEdit(PortfolioId portfolio) {
        return portfolios.editableBy(person.get().id(), portfolio).isPresent();
    }

    /// Everybody may have portfolios of their own but who only reads.
    public boolean mayCreate() {
        return person.get().role() != Role.AUDITOR;
    }

    public List<Account> accounts(PortfolioId portfolio) {
        return visible(portfolio).map(seen -> portfolios.accounts(seen.id())).orElse(List.of());
    }

    History history(PortfolioId portfolio, Range range) {
        return visible(portfolio)
                .map(seen -> History.read(seen, range, clock.instant(), closes, valuations))
                .orElse(new History(range, List.of()));
    }

    private Optional<Portfolio> visible(PortfolioId portfolio) {
        return portfolios.visibleTo(person.get().id(), portfolio);
    }
}
