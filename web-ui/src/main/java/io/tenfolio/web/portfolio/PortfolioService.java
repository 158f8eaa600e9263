package io.tenfolio.web.portfolio;

import io.tenfolio.access.User;
import io.tenfolio.access.UserId;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.access.Users;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.portfolio.Portfolios.Level;
import io.tenfolio.portfolio.Account;
import io.tenfolio.portfolio.AccountId;
import io.tenfolio.portfolio.Portfolio;
import io.tenfolio.portfolio.Portfolio.CostMethod;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.portfolio.UnknownPortfolio;
import io.tenfolio.web.security.CurrentPerson;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to changing portfolios and accounts. Whoever may edit a portfolio renames it and keeps its accounts; sharing and closing
/// are its owner's. Every change is written down with what was before and after.
@PreAuthorize("isAuthenticated()")
public class PortfolioService {
    private static final String CHANGES = "isAuthenticated() and !hasRole('AUDITOR')";
    private static final int LONGEST_NAME = 200;

    private final CurrentPerson person;
    private final Portfolios portfolios;
    private final Users users;
    private final Instruments instruments;
    private final AuditTrail audit;
    private final Transactions transactions;

    public PortfolioService(
            CurrentPerson person,
            Portfolios portfolios,
            Users users,
            Instruments instruments,
            AuditTrail audit,
            Transactions transactions) {
        this.person = person;
        this.portfolios = portfolios;
        this.users = users;
        this.instruments = instruments;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Own ones first.
    public List<Portfolio> portfolios() {
        return portfolios.visibleTo(person.get().id());
    }

    public Optional<Portfolio> find(PortfolioId portfolio) {
        return portfolios.visibleTo(person.get().id(), portfolio);
    }

    /// Own ones that are closed, the last closed first.
    public List<Portfolio> closed() {
        return portfolios.closed(person.get().id());
    }

    public boolean mayEdit(PortfolioId portfolio) {
        return portfolios.editableBy(person.get().id(), portfolio).isPresent();
    }

    public boolean owns(PortfolioId portfolio) {
        return find(portfolio).filter(seen -> seen.owner().equals(person.get().id())).isPresent();
    }

    /// The name of whose portfolio it is.
    public String ownerName(Portfolio portfolio) {
        return find(portfolio.id())
                .flatMap(seen -> users.find(seen.owner()))
                .map(User::displayName)
                .orElse("");
    }

    public List<Account> accounts(PortfolioId portfolio) {
        return find(portfolio).map(seen -> portfolios.accounts(seen.id())).orElse(List.of());
    }

    /// The portfolio of an account, closed or not, if this person sees it.
    public Optional<Portfolio> portfolioOf(AccountId account) {
        return portfolios.portfolioOf(account).flatMap(this::find);
    }

    /// An account of a portfolio that this person sees, closed or not.
    public Optional<Account> account(AccountId account) {
        return portfolioOf(account)
                .flatMap(portfolio ->
                        portfolios.everyAccount(portfolio.id()).stream()
                                .filter(each -> each.id().equals(account))
                                .findFirst());
    }

    /// Currencies in which a portfolio can count.
    public List<Currency> currencies() {
        return instruments.cash().stream().map(cash -> cash.currency()).toList();
    }

    // ---- changes ----

    /// With one account to begin with.
    @PreAuthorize(CHANGES)
    public PortfolioId create(
            String name, Currency base, ZoneId zone, CostMethod method, String accountName) {
        return transactions.call(() -> {
            instruments.haveCash(base);
            var id = portfolios.create(person.get().id(), named(name), base, zone, method);
            portfolios.openAccount(id, named(accountName), Account.Kind.BROKERAGE, false);
            write(
                    "portfolio.create",
                    id,
                    "",
                    "%s, %s, %s, %s".formatted(name.strip(), base.getCurrencyCode(), zone, method));
            return id;
        });
    }

    @PreAuthorize(CHANGES)
    public void rename(PortfolioId portfolio, String name) {
        transactions.run(() -> {
            var before = editable(portfolio);
            portfolios.rename(portfolio, named(name));
            write("portfolio.rename", portfolio, before.name(), name.strip());
        });
    }

    /// Nobody sees it any more and no run values it, until it is opened again; nothing is lost.
    @PreAuthorize(CHANGES)
    public void close(PortfolioId portfolio) {
        transactions.run(() -> {
            var before = own(portfolio);
            portfolios.close(portfolio);
            write("portfolio.close", portfolio, before.name(), "");
        });
    }

    @PreAuthorize(CHANGES)
    public void reopen(PortfolioId portfolio) {
        transactions.run(() -> {
            var mine =
                    closed().stream()
                            .filter(each -> each.id().equals(portfolio))
                            .findFirst()
                            .orElseThrow(() -> new UnknownPortfolio(portfolio));
            portfolios.reopen(portfolio);
            write("portfolio.reopen", portfolio, "", mine.name());
        });
    }

    /// Who sees it beside its owner; only the owner is told.
    public List<Sharing> sharedWith(PortfolioId portfolio) {
        return portfolios.sharedWith(own(portfolio).id()).stream()
                .map(grant ->
                        new Sharing(
                                grant.user(),
                                grant.login(),
                                grant.displayName(),
                                grant.level() == Level.EDIT,
                                grant.since()))
                .toList();
    }

    /// @throws NobodyToShareWith if no other person has that login
    @PreAuthorize(CHANGES)
    public void share(PortfolioId portfolio, String login, boolean mayEdit) {
        transactions.run(() -> {
            var mine = own(portfolio);
            var other =
                    users.named(login)
                            .filter(user -> user.enabled() && !user.id().equals(mine.owner()))
                            .orElseThrow(() -> new NobodyToShareWith(login));
            portfolios.share(portfolio, other.id(), mayEdit ? Level.EDIT : Level.READ);
            write(
                    "portfolio.share",
                    portfolio,
                    "",
                    other.login() + (mayEdit ? " edits" : " reads"));
        });
    }

    @PreAuthorize(CHANGES)
    public void unshare(PortfolioId portfolio, UserId with) {
        transactions.run(() -> {
            own(portfolio);
            var login = users.find(with).map(User::login).orElse("");
            portfolios.unshare(portfolio, with);
            write("portfolio.unshare", portfolio, login, "");
        });
    }

    @PreAuthorize(CHANGES)
    public AccountId openAccount(PortfolioId portfolio, String name, Account.Kind kind) {
        return transactions.call(() -> {
            editable(portfolio);
            var id = portfolios.openAccount(portfolio, named(name), kind, false);
            write("account.open", portfolio, "", "account %d, %s".formatted(id.value(), name));
            return id;
        });
    }

    @PreAuthorize(CHANGES)
    public void renameAccount(AccountId account, String name) {
        transactions.run(() -> {
            var before = editable(account);
            portfolios.renameAccount(account, named(name));
            write("account.rename", before.portfolio(), before.name(), name.strip());
        });
    }

    /// Nothing more is booked in it, until it is opened again; what it holds stays and counts.
    @PreAuthorize(CHANGES)
    public void closeAccount(AccountId account) {
        transactions.run(() -> {
            var before = editable(account);
            portfolios.closeAccount(account);
            write("account.close", before.portfolio(), before.name(), "");
        });
    }

    @PreAuthorize(CHANGES)
    public void reopenAccount(AccountId account) {
        transactions.run(() -> {
            var before = editable(account);
            portfolios.reopenAccount(account);
            write("account.reopen", before.portfolio(), "", before.name());
        });
    }

    // ---- who may ----

    private Portfolio editable(PortfolioId portfolio) {
        return portfolios
                .editableBy(person.get().id(), portfolio)
                .orElseThrow(() -> new UnknownPortfolio(portfolio));
    }

    private Account editable(AccountId account) {
        var known = account(account).orElseThrow(() -> new UnknownPortfolio(new PortfolioId(0)));
        editable(known.portfolio());
        return known;
    }

    private Portfolio own(PortfolioId portfolio) {
        return find(portfolio)
                .filter(seen -> seen.owner().equals(person.get().id()))
                .orElseThrow(() -> new UnknownPortfolio(portfolio));
    }

    private static String named(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to 200 characters");
        }
        return stripped;
    }

    private void write(String action, PortfolioId portfolio, String before, String after) {
        audit.write(
                new AuditEntry(
                        person.get().login(),
                        action,
                        "portfolio " + portfolio.value(),
                        "",
                        before,
                        after));
    }
}
