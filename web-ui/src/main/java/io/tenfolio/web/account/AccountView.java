package io.tenfolio.web.account;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import io.tenfolio.ledger.LedgerFilter;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.web.ledger.LedgerGrid;
import io.tenfolio.web.ledger.LedgerService;
import io.tenfolio.web.live.LivePortfolio;
import io.tenfolio.web.look.PageInBar;
import io.tenfolio.web.overview.AccountPositions;
import io.tenfolio.web.overview.OverviewService;
import io.tenfolio.web.overview.Timetable;
import io.tenfolio.web.portfolio.PortfolioService;
import io.tenfolio.web.security.CurrentPerson;
import io.tenfolio.web.text.Formats;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/// One account: its worth and positions, kept new, and its entries.
@Route("account/:account")
@StyleSheet("styles/ledger.css")
@PermitAll
public class AccountView extends Main implements BeforeEnterObserver, PageInBar, HasDynamicTitle {
    private static final int NARROW_BELOW = 720;

    private final PortfolioService portfolios;
    private final OverviewService overview;
    private final LedgerService ledger;
    private final Timetable timetable;
    private final Formats formats;
    private @Nullable Signal<Timetable.Plan> plan;
    private @Nullable LivePortfolio live;
    private @Nullable Account account;

    public AccountView(
            PortfolioService portfolios,
            OverviewService overview,
            LedgerService ledger,
            Timetable timetable,
            CurrentPerson person) {
        this.portfolios = portfolios;
        this.overview = overview;
        this.ledger = ledger;
        this.timetable = timetable;
        this.formats = new Formats(person.get().locale(), person.get().zone());
        addClassNames("page", "account");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id =
                event.getRouteParameters()
                        .get("account")
                        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                        .map(Long::parseLong)
                        .map(AccountId::new)
                        .orElseThrow(NotFoundException::new);
        var shown = portfolios.account(id).orElseThrow(NotFoundException::new);
        var portfolio = portfolios.portfolioOf(id).orElseThrow(NotFoundException::new);
        close();
        removeAll();
        account = shown;
        var open = overview.open(portfolio.id()).orElseThrow(NotFoundException::new);
        live = open;
        layOut(shown, portfolio, open);
    }

    private void layOut(Account shown, Portfolio portfolio, LivePortfolio open) {
        var narrow =
                UI.getCurrent()
                        .getPage()
                        .windowSizeSignal()
                        .map(window -> window.width() > 0 && window.width() < NARROW_BELOW);
        var in = new Anchor("portfolio/" + portfolio.id().value(), portfolio.name());
        in.addClassName("quiet");
        var name = new H2(shown.name());
        var head = new Div(new Div(in, name));
        head.addClassName("page-head");
        boolean mayBook =
                ledger.mayBook(portfolio.id())
                        && ledger.accounts(portfolio.id()).stream()
                                .anyMatch(each -> each.id().equals(shown.id()));
        if (mayBook) {
            var book =
                    new Anchor(
                            "book?portfolio="
                                    + portfolio.id().value()
                                    + "&account="
                                    + shown.id().value(),
                            getTranslation("ledger.book"));
            book.addClassName("button-link");
            head.add(book);
        }
        var due = plan == null ? timetable.followedBy(this) : plan;
        plan = due;
        var positions = new AccountPositions(open.picture(), formats, due, shown.id(), narrow);
        var grid = new LedgerGrid(ledger, formats, narrow, null);
        grid.show(portfolio.id(), LedgerFilter.of(shown.id()));
        var entries = new Section(new H2(getTranslation("ledger.title")), grid);
        entries.addClassNames("panel", "positions-panel", "entries-panel");
        add(head, positions, entries);
    }

    @Override
    public String heading() {
        return getTranslation("booking.account");
    }

    @Override
    public String getPageTitle() {
        var shown = account;
        return getTranslation("title", shown == null ? heading() : shown.name());
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        close();
    }

    private void close() {
        var open = live;
        live = null;
        if (open != null) {
            open.close();
        }
    }
}
