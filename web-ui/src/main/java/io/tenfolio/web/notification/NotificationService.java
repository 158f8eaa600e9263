package io.tenfolio.web.notification;

import io.tenfolio.alert.AlertRule;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.alert.AlertRules;
import io.tenfolio.db.alert.Notifications;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.portfolio.UnknownPortfolio;
import io.tenfolio.web.security.CurrentPerson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to notices: everybody reads their own, and says what they want to be told of portfolios they see.
@PreAuthorize("isAuthenticated()")
public class NotificationService {
    private final CurrentPerson person;
    private final Portfolios portfolios;
    private final AlertRules rules;
    private final Notifications notifications;
    private final UnreadFeed feed;
    private final AuditTrail audit;
    private final Transactions transactions;

    public NotificationService(
            CurrentPerson person,
            Portfolios portfolios,
            AlertRules rules,
            Notifications notifications,
            UnreadFeed feed,
            AuditTrail audit,
            Transactions transactions) {
        this.person = person;
        this.portfolios = portfolios;
        this.rules = rules;
        this.notifications = notifications;
        this.feed = feed;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// The newest first.
    public List<Notice> newest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    /// The newest first, those numbered below `before`.
    public List<Notice> before(long before, int limit) {
        return notifications.of(person.get().id(), before, limit).stream()
                .map(told ->
                        new Notice(
                                told.id(),
                                told.alert(),
                                told.portfolio(),
                                told.createdAt(),
                                told.readAtOrNull() != null))
                .toList();
    }

    /// How many are not read, kept new until it is closed.
    public UnreadCount unread() {
        return feed.follow(person.get().id());
    }

    /// How many are not read now.
    public int unreadNow() {
        var me = person.get().id();
        return notifications.unread(List.of(me)).getOrDefault(me, 0);
    }

    /// Whether this person was told this.
    public boolean isMine(long notice) {
        return notifications.isOf(person.get().id(), notice);
    }

    public void read(long notice) {
        notifications.read(person.get().id(), notice);
        feed.look(person.get().id());
    }

    public void readAll() {
        notifications.readAll(person.get().id());
        feed.look(person.get().id());
    }

    public Optional<AlertRule> rule(PortfolioId portfolio) {
        return rules.of(person.get().id(), visible(portfolio));
    }

    /// @throws UnknownPortfolio if this person does not see it
    public void want(
            PortfolioId portfolio,
            @Nullable BigDecimal movePercent,
            @Nullable BigDecimal moveAmount,
            boolean stalePrices) {
        transactions.run(() -> {
            var user = person.get().id();
            var before = rules.of(user, visible(portfolio));
            var rule = new AlertRule(user, portfolio, movePercent, moveAmount, stalePrices);
            rules.keep(rule);
            audit.write(
                    new AuditEntry(
                            person.get().login(),
                            "alert.rule",
                            "portfolio " + portfolio.value(),
                            "",
                            before.map(AlertRule::toString).orElse(""),
                            rule.toString()));
        });
    }

    private PortfolioId visible(PortfolioId portfolio) {
        return portfolios
                .visibleTo(person.get().id(), portfolio)
                .orElseThrow(() -> new UnknownPortfolio(portfolio))
                .id();
    }
}
