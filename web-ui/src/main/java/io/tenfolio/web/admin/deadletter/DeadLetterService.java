package io.tenfolio.web.admin.deadletter;

import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.price.RawQuotes;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterFilter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.web.admin.Staff;
import io.tenfolio.web.live.Watched;
import io.tenfolio.web.live.Watches;
import io.tenfolio.web.security.CurrentPerson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/// The only door to dead letters. A replay is asked of the schedulers; putting one aside is done here, with its entry in the audit trail.
@PreAuthorize(Staff.MAY_SEE)
public class DeadLetterService {
    /// How many one question replays at most.
    static final int AT_ONCE = 500;

    private static final int PAYLOAD_LENGTH = 8_000;

    private final DeadLetters letters;
    private final RawQuotes rawQuotes;
    private final JobRequests requests;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Watches watches;
    private final CurrentPerson person;
    private final Clock clock;

    public DeadLetterService(
            DeadLetters letters,
            RawQuotes rawQuotes,
            JobRequests requests,
            AuditTrail audit,
            Transactions transactions,
            Watches watches,
            CurrentPerson person,
            Clock clock) {
        this.letters = letters;
        this.rawQuotes = rawQuotes;
        this.requests = requests;
        this.audit = audit;
        this.transactions = transactions;
        this.watches = watches;
        this.person = person;
        this.clock = clock;
    }

    public DeadLetterPage page(DeadLetterFilter filter, @Nullable Long before) {
        return DeadLetterPage.of(letters.page(filter, before, DeadLetterPage.SIZE + 1));
    }

    /// The newest first, the `limit` letters behind `before`.
    public List<DeadLetterReport> letters(
            DeadLetterFilter filter, @Nullable Long before, int limit) {
        return letters.page(filter, before, limit);
    }

    /// The page, kept new until it is closed.
    public Watched<DeadLetterPage> watch(DeadLetterFilter filter, @Nullable Long before) {
        return watches.watch(() -> page(filter, before));
    }

    public Optional<DeadLetterReport> find(long id) {
        return letters.find(id);
    }

    /// The open ones that match and that nothing takes up yet, as many as may be replayed at once.
    public List<Long> replayable(DeadLetterFilter filter) {
        return letters.page(filter, null, AT_ONCE).stream()
                .filter(report -> report.isOpen() && !report.isBeingReplayed())
                .map(report -> report.letter().id())
                .toList();
    }

    /// What died, as far as it may be shown and no longer than fits a page: what a source answered, but no figure of a portfolio.
    public String payload(DeadLetter letter) {
        return switch (letter.kind()) {
            case PORTFOLIO -> letters.portfolio(letter).orElse("");
            case QUOTE -> shortened(answers(letter));
            case REQUEST -> letter.subject();
        };
    }

    /// The subject of a refused quote begins with its source.
    private String answers(DeadLetter letter) {
        var source = letter.subject().split(" ")[0];
        return rawQuotes.of(letter.run()).stream()
                .filter(fetch -> fetch.source().value().equals(source))
                .flatMap(fetch -> fetch.rawQuote().stream())
                .map(rawQuotes::read)
                .map(answer ->
                        "%s  %s%n%s"
                                .formatted(
                                        answer.fetchedAt(),
                                        answer.contentType(),
                                        readable(answer.body())))
                .collect(Collectors.joining("\n\n"));
    }

    private static String readable(byte[] body) {
        return new String(
                        body, 0, Math.min(body.length, 4 * PAYLOAD_LENGTH), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    private static String shortened(String text) {
        return text.length() <= PAYLOAD_LENGTH ? text : text.substring(0, PAYLOAD_LENGTH) + "…";
    }

    public boolean mayAct() {
        return Staff.mayAct(person.get().role());
    }

    public Instant now() {
        return clock.instant();
    }

    /// Asks the schedulers to take these up again; how many of them are there. Asked twice, each is taken up once.
    @PreAuthorize(Staff.MAY_ACT)
    public int replay(Collection<Long> ids, String reason) {
        var why = Staff.reason(reason);
        var asker = person.get().login();
        return transactions.call(() -> {
            var found =
                    ids.stream()
                            .limit(AT_ONCE)
                            .flatMap(id -> letters.find(id).stream())
                            .map(DeadLetterReport::letter)
                            .toList();
            found.forEach(letter -> requests.askReplay(letter, asker, why));
            return found.size();
        });
    }

    /// Puts one aside: nothing is to be done about it. False when it is closed already or a run takes it up.
    @PreAuthorize(Staff.MAY_ACT)
    public boolean dismiss(long id, String reason) {
        var why = Staff.reason(reason);
        var login = person.get().login();
        return transactions.call(() -> {
            var before =
                    letters.lock(id).filter(report -> report.isOpen() && !report.isBeingReplayed());
            if (before.isEmpty()) {
                return false;
            }
            letters.close(id, DeadLetterReport.Resolution.DISMISSED, login, why, "");
            var letter = before.get().letter();
            audit.write(
                    new AuditEntry(
                            login,
                            "deadletter.dismiss",
                            "dead letter %d, %s %s of run %s"
                                    .formatted(id, letter.kind(), letter.subject(), letter.run()),
                            why,
                            "OPEN",
                            "DISMISSED"));
            return true;
        });
    }
}
