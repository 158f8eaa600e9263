package io.tenfolio.scheduler.chores;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.batch.valuation.PeriodIdentities;
import io.tenfolio.batch.valuation.PeriodIdentities.Differing;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.portfolio.PortfolioId;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Once a day every portfolio has to explain what it is worth; one that cannot is written down.
@Component
public class IdentityChore {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityChore.class);
    private static final int AT_ONCE = 100;

    /// When the arithmetic itself is wrong all differ; some entries say as much.
    private static final int WRITTEN = 100;

    private final PeriodIdentities identities;
    private final Portfolios portfolios;
    private final AuditTrail audit;

    IdentityChore(PeriodIdentities identities, Portfolios portfolios, AuditTrail audit) {
        this.identities = identities;
        this.portfolios = portfolios;
        this.audit = audit;
    }

    @Scheduled(fixedDelayString = "24h", initialDelayString = "10m")
    @SchedulerLock(name = "checkIdentities", lockAtMostFor = "6h", lockAtLeastFor = "1m")
    public void checkIdentities() {
        int found = 0;
        long highest = portfolios.highestId();
        for (long first = 1; first <= highest; first += AT_ONCE) {
            var differing =
                    identities.differing(
                            new PortfolioId(first),
                            new PortfolioId(Math.min(highest, first + AT_ONCE - 1)));
            for (var one : differing) {
                if (found++ < WRITTEN) {
                    write(one);
                }
            }
        }
        LOG.info("{} of {} portfolios cannot explain their worth", found, highest);
    }

    private void write(Differing one) {
        var identity = one.identity();
        var words =
                "From %s to %s its gains, earnings, charges and transfers leave %s %s of its worth unexplained"
                        .formatted(
                                identity.period().start(),
                                identity.period().end(),
                                identity.difference().amount().toPlainString(),
                                identity.difference().currency());
        LOG.error("Portfolio {}: {}", one.portfolio().value(), words);
        audit.write(
                new AuditEntry(
                        "chores",
                        "identity.differs",
                        "portfolio " + one.portfolio().value(),
                        words,
                        identity.initial().amount().toPlainString(),
                        identity.finalWorth().amount().toPlainString()));
    }
}
