package io.tenfolio.scheduler.request;

import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.JobRequests;
import io.tenfolio.db.job.RunGate;
import io.tenfolio.db.job.Runs;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.DeadLetterReport;
import io.tenfolio.job.JobRequest;
import io.tenfolio.job.Remark;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.scheduler.timetable.TimetableSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Takes dead letters up again. What was published is never changed: a portfolio that was skipped is valued in the next revision of its slot,
/// a quote that was refused is asked for anew in the current slot. When that run has ended the dead letter is settled: dealt with, back again
/// as the dead letter of that run, or still open because the run failed.
@Component
class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int SETTLED_AT_ONCE = 200;

    private final DeadLetters letters;
    private final JobRequests requests;
    private final RunGate gate;
    private final Runs runs;
    private final TimetableSettings timetable;
    private final Transactions transactions;
    private final Clock clock;

    Replays(
            DeadLetters letters,
            JobRequests requests,
            RunGate gate,
            Runs runs,
            TimetableSettings timetable,
            Transactions transactions,
            Clock clock) {
        this.letters = letters;
        this.requests = requests;
        this.gate = gate;
        this.runs = runs;
        this.timetable = timetable;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Inside the transaction that answers the request. Asked twice, a letter is taken up once; letters of one slot share a run.
    Outcome take(JobRequest request) {
        var number = request.deadLetter();
        if (number == null) {
            return Outcome.refused(Remark.NO_LETTER_NAMED.say());
        }
        return letters.lock(number)
                .map(letter -> take(letter, request))
                .orElseGet(() -> Outcome.refused(Remark.NO_SUCH_LETTER.say(number)));
    }

    private Outcome take(DeadLetterReport report, JobRequest request) {
        var letter = report.letter();
        if (!report.isOpen()) {
            return Outcome.refused(Remark.LETTER_CLOSED.say(letter.id()));
        }
        if (report.isBeingReplayed()) {
            return Outcome.done(
                    Remark.LETTER_TAKEN_ALREADY.say(report.replay().orElseThrow(), letter.id()));
        }
        return switch (letter.kind()) {
            case PORTFOLIO -> inRun(letter, gate.replay(letter.run(), request.requestedBy()));
            case QUOTE ->
                    inRun(
                            letter,
                            gate.askNow(
                                            timetable.current(clock),
                                            request.createdAt(),
                                            request.requestedBy())
                                    .run());
            case REQUEST -> again(letter, request);
        };
    }

    private Outcome inRun(DeadLetter letter, RunId run) {
        letters.replayIn(letter.id(), run);
        return Outcome.done(Remark.LETTER_TAKEN.say(run, letter.id()));
    }

    /// The subject of a dead request is its number.
    private Outcome again(DeadLetter letter, JobRequest request) {
        var former = requests.find(Long.parseLong(letter.subject()));
        if (former.isEmpty()) {
            return Outcome.refused(Remark.NO_SUCH_REQUEST.say(letter.subject()));
        }
        var asked = former.get().request();
        requests.ask(asked.kind(), asked.run(), asked.requestedBy(), asked.reason());
        var outcome = Remark.ASKED_AGAIN.say(letter.subject());
        letters.close(
                letter.id(),
                DeadLetterReport.Resolution.REPLAYED,
                request.requestedBy(),
                request.reason(),
                outcome);
        return Outcome.done(outcome);
    }

    @Scheduled(fixedDelayString = "1s")
    void settle() {
        for (var report : letters.beingReplayed(SETTLED_AT_ONCE)) {
            var replay = report.replay().orElseThrow();
            runs.find(replay).ifPresent(run -> settle(report, run));
        }
    }

    private void settle(DeadLetterReport report, Run run) {
        var letter = report.letter();
        switch (run.state()) {
            case QUEUED, RUNNING -> {}
            case PUBLISHED ->
                    transactions.run(() ->
                            letters.same(letter, run.id())
                                    .ifPresentOrElse(
                                            again -> cameBack(letter, again),
                                            () -> dealtWith(letter, run)));
            case FAILED, MISSED -> {
                LOG.info(
                        "Dead letter {} stays open: run {} {}", letter.id(), run.id(), run.state());
                letters.stayOpen(
                        letter.id(), Remark.RUN_ENDED.say(run.id(), run.state(), run.reason()));
            }
        }
    }

    private void cameBack(DeadLetter letter, DeadLetter again) {
        letters.close(
                letter.id(),
                DeadLetterReport.Resolution.CAME_BACK,
                "replay",
                "",
                Remark.LETTER_CAME_BACK.say(again.run(), again.reason()));
    }

    private void dealtWith(DeadLetter letter, Run run) {
        letters.close(
                letter.id(),
                DeadLetterReport.Resolution.REPLAYED,
                "replay",
                "",
                Remark.LETTER_DEALT_WITH.say(run.id()));
    }
}
