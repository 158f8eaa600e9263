package io.tenfolio.scheduler.chores;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.ledger.Ledgers;
import io.tenfolio.db.portfolio.Portfolios;
import io.tenfolio.db.price.Pushes;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.portfolio.PortfolioId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Housekeeping. Every node tries; ShedLock lets one do it. No correctness rests on that lock.
@Component
public class Chores {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final int THIN_AT_ONCE = 500;
    private static final int CHECK_AT_ONCE = 200;
    private static final int NAMED = 20;

    private final RawQuotes rawQuotes;
    private final QuoteInbox inbox;
    private final Pushes pushes;
    private final Ledgers ledgers;
    private final Portfolios portfolios;
    private final AuditTrail audit;
    private final ChoreSettings settings;
    private final Clock clock;

    Chores(
            RawQuotes rawQuotes,
            QuoteInbox inbox,
            Pushes pushes,
            Ledgers ledgers,
            Portfolios portfolios,
            AuditTrail audit,
            ChoreSettings settings,
            Clock clock) {
        this.rawQuotes = rawQuotes;
        this.inbox = inbox;
        this.pushes = pushes;
        this.ledgers = ledgers;
        this.portfolios = portfolios;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// Removes raw answers that no price refers to, oldest first, and messages that were pushed and read.
    @Scheduled(fixedDelayString = "1h", initialDelayString = "2m")
    @SchedulerLock(name = "thinRawQuotes", lockAtMostFor = "10m", lockAtLeastFor = "1m")
    public void thinRawQuotes() {
        var before = clock.instant().minus(settings.keepRawQuotes());
        int all = 0;
        int some;
        do {
            some = rawQuotes.thin(before, THIN_AT_ONCE);
            all += some;
        } while (some == THIN_AT_ONCE);
        if (all > 0) {
            LOG.info("Removed {} raw answers from before {}", all, before);
        }
        forgetPushes(before);
    }

    /// Their prices stay; by then no message can come a second time, and runs include what was pushed.
    private void forgetPushes(Instant before) {
        while (inbox.forget(before, THIN_AT_ONCE) == THIN_AT_ONCE) {}
        while (pushes.forget(before, THIN_AT_ONCE) == THIN_AT_ONCE) {}
    }

    /// Forgets how sources were asked long ago.
    @Scheduled(fixedDelayString = "1h", initialDelayString = "4m")
    @SchedulerLock(name = "thinAttempts", lockAtMostFor = "10m", lockAtLeastFor = "1m")
    public void thinAttempts() {
        var before = clock.instant().minus(settings.keepAttempts());
        while (rawQuotes.thinAttempts(before, THIN_AT_ONCE) == THIN_AT_ONCE) {}
    }

    /// Lets what was booked for today become part of the positions.
    @Scheduled(fixedDelayString = "30s", initialDelayString = "5s")
    @SchedulerLock(name = "takeEffect", lockAtMostFor = "5m")
    public void takeEffect() {
        ledgers.takeEffect();
    }

    /// Positions are a projection of the ledger; here they are derived anew and compared.
    @Scheduled(fixedDelayString = "6h", initialDelayString = "5m")
    @SchedulerLock(name = "checkPositions", lockAtMostFor = "1h", lockAtLeastFor = "1m")
    public void checkPositions() {
        var differing = new ArrayList<PortfolioId>();
        long highest = portfolios.highestId();
        for (long first = 1; first <= highest; first += CHECK_AT_ONCE) {
            differing.addAll(
                    ledgers.differing(
                            new PortfolioId(first),
                            new PortfolioId(Math.min(highest, first + CHECK_AT_ONCE - 1)),
                            clock.instant()));
        }
        if (!differing.isEmpty()) {
            report(differing);
        }
    }

    private void report(List<PortfolioId> differing) {
        var words =
                "Positions of %d portfolios differ from their ledger, among them %s"
                        .formatted(
                                differing.size(),
                                differing.stream().limit(NAMED).map(PortfolioId::value).toList());
        LOG.error(words);
        audit.write(new AuditEntry("chores", "positions.differ", "positions", words, "", ""));
    }
}
