package io.tenfolio.scheduler.report;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.report.ReportRequests;
import io.tenfolio.db.report.ReportSubscriptions;
import io.tenfolio.db.report.ReportSubscriptions.Subscription;
import io.tenfolio.performance.Period;
import io.tenfolio.report.ReportOrder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks for the statements of whoever wants one each month, when the month is over where the portfolio lives. Each is asked for once,
/// however often and on however many nodes this runs; what a standstill made late is asked for after it.
@Component
public class MonthlyStatements {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyStatements.class);

    private final ReportSubscriptions subscriptions;
    private final ReportRequests requests;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    MonthlyStatements(
            ReportSubscriptions subscriptions,
            ReportRequests requests,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.requests = requests;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5m", initialDelayString = "20s")
    @SchedulerLock(name = "monthlyStatements", lockAtMostFor = "5m")
    public void askForThoseDue() {
        int asked = 0;
        for (var subscription : subscriptions.all()) {
            asked += ask(subscription) ? 1 : 0;
        }
        if (asked > 0) {
            LOG.info("Asked for {} monthly statements", asked);
        }
    }

    /// The last month that is over, unless the subscription is younger.
    private boolean ask(Subscription subscription) {
        var today = LocalDate.ofInstant(clock.instant(), subscription.zone());
        var month = YearMonth.from(today).minusMonths(1);
        var since = YearMonth.from(subscription.since().atZone(subscription.zone()));
        if (month.isBefore(since)) {
            return false;
        }
        var order =
                ReportOrder.statement(
                        subscription.portfolio(),
                        new Period(month.atDay(1).minusDays(1), month.atEndOfMonth()),
                        subscription.formats(),
                        subscription.locale());
        var origin =
                "month %s of portfolio %d for user %d"
                        .formatted(
                                month,
                                subscription.portfolio().value(),
                                subscription.user().value());
        return transactions.call(() -> {
            var asked = requests.askOnce(order, subscription.user(), "timetable", origin);
            asked.ifPresent(report ->
                    audit.write(
                            new AuditEntry(
                                    "timetable",
                                    "report.ask",
                                    "report " + report.value(),
                                    origin,
                                    "",
                                    order.toString())));
            return asked.isPresent();
        });
    }
}
