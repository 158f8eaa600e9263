package io.tenfolio.batch.price.push;

import io.tenfolio.batch.price.TakePushed;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.job.DeadLetters;
import io.tenfolio.db.job.Runs;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.db.price.QuoteInbox.Pushed;
import io.tenfolio.job.DeadLetter;
import io.tenfolio.job.Run;
import io.tenfolio.job.RunId;
import io.tenfolio.job.Slot;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessagingException;

/// Reads messages out of the inbox, each in the transaction that took it. One that fails is tried again after a pause, twice as long each
/// time, and is a dead letter in the end.
class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final TakePushed take;
    private final QuoteInbox inbox;
    private final DeadLetters deadLetters;
    private final Runs runs;
    private final Transactions transactions;
    private final Ticker ticker;
    private final int attempts;

    Inbox(
            TakePushed take,
            QuoteInbox inbox,
            DeadLetters deadLetters,
            Runs runs,
            Transactions transactions,
            Ticker ticker,
            int attempts) {
        this.take = take;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.runs = runs;
        this.transactions = transactions;
        this.ticker = ticker;
        this.attempts = attempts;
    }

    /// In the transaction that took them.
    void read(List<Pushed> messages) {
        for (var message : messages) {
            int recorded = take.take(message);
            inbox.done(message.id());
            if (recorded > 0) {
                Transactions.afterCommit(ticker::wake);
            }
        }
    }

    /// After the transaction that took them was rolled back.
    void failed(Throwable failure) {
        if (failure instanceof MessagingException messaging
                && messaging.getFailedMessage() != null
                && messaging.getFailedMessage().getPayload() instanceof List<?> messages) {
            for (var message : messages) {
                if (message instanceof Pushed pushed) {
                    failed(pushed, messaging);
                }
            }
        } else {
            LOG.warn("What was pushed waits: {}", failure.toString());
        }
    }

    private void failed(Pushed message, MessagingException failure) {
        var why = failure.getMostSpecificCause().toString();
        if (message.attempts() + 1 < attempts) {
            LOG.warn(
                    "Message {} of {} failed, it is tried again: {}",
                    message.messageId(),
                    message.source().value(),
                    why);
            inbox.failed(message.id(), 1L << message.attempts());
        } else {
            LOG.error(
                    "Message {} of {} is given up after {} attempts",
                    message.messageId(),
                    message.source().value(),
                    attempts,
                    failure);
            transactions.run(() -> giveUp(message, why));
        }
    }

    private void giveUp(Pushed message, String why) {
        var run =
                runs.latestPublished()
                        .map(Run::id)
                        .orElseGet(() -> new RunId(Slot.ofEpochSecond(0), 0));
        deadLetters.keep(
                DeadLetter.Kind.QUOTE,
                run,
                "%s message %s".formatted(message.source().value(), message.messageId()),
                "It was pushed and could not be read in %d attempts: %s".formatted(attempts, why));
        inbox.giveUp(message.id());
    }
}
