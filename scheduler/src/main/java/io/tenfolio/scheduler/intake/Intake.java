package io.tenfolio.scheduler.intake;

import io.tenfolio.batch.price.source.FinnhubTrades;
import io.tenfolio.db.instrument.Instruments;
import io.tenfolio.db.price.QuoteInbox;
import io.tenfolio.price.SourceName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Decides on one push: who it is from is proved before anything else of it is looked at, and it is committed before it is answered.
class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final IntakeSettings settings;
    private final QuoteInbox inbox;
    private final Instruments instruments;
    private final Clock clock;

    Intake(IntakeSettings settings, QuoteInbox inbox, Instruments instruments, Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.instruments = instruments;
        this.clock = clock;
    }

    /// A push as it came in; what is missing is empty.
    record Push(String source, String timestamp, String messageId, String signature, byte[] body) {}

    Answer receive(Push push) {
        var secret = settings.secretOf(push.source);
        if (secret.isEmpty()) {
            return Answer.NO_SUCH_SOURCE;
        }
        if (!SECONDS.matcher(push.timestamp).matches()
                || !MESSAGE_ID.matcher(push.messageId).matches()
                || push.signature.isEmpty()) {
            return Answer.NOT_SIGNED;
        }
        var expected =
                Signature.of(secret.get(), push.source, push.timestamp, push.messageId, push.body);
        if (!Signature.isSame(expected, push.signature)) {
            LOG.warn("Refused a push in the name of {}: wrong signature", push.source);
            return Answer.WRONG_SIGNATURE;
        }
        return isOfNow(push) ? read(push) : outOfTime(push);
    }

    /// Whoever recorded a message can send it again until then, and it is known by its id; later it is refused by its time.
    private boolean isOfNow(Push push) {
        var age = Duration.between(signedAt(push), clock.instant()).abs();
        return age.compareTo(settings.tolerance()) <= 0;
    }

    private static Instant signedAt(Push push) {
        return Instant.ofEpochSecond(Long.parseLong(push.timestamp));
    }

    private Answer outOfTime(Push push) {
        return new Answer(
                401,
                "It was signed at %s, more than %d seconds from now. Sign it anew."
                        .formatted(signedAt(push), settings.tolerance().toSeconds()));
    }

    private Answer read(Push push) {
        try {
            var unknown = unknown(push.source, FinnhubTrades.symbols(push.body));
            return unknown.isEmpty() ? keep(push) : unknown(unknown);
        } catch (FinnhubTrades.NotTrades e) {
            return new Answer(
                    400, "Its body is no message with trades: %s.".formatted(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A push of {} could not be kept: {}", push.source, e.toString());
            return Answer.NOT_NOW;
        }
    }

    /// None as soon as one is known: the others are refused when the message is read.
    private Set<String> unknown(String source, Set<String> symbols) {
        var known = instruments.codesOf(source).keySet();
        return symbols.stream().anyMatch(known::contains) ? Set.of() : symbols;
    }

    private static Answer unknown(Set<String> symbols) {
        var named =
                symbols.stream()
                        .limit(5)
                        .map(symbol -> symbol.replaceAll("[^\\p{Alnum}.:/_-]", "?"))
                        .map(symbol -> symbol.substring(0, Math.min(40, symbol.length())))
                        .collect(Collectors.joining(", "));
        return new Answer(422, "No instrument has this source's code %s.".formatted(named));
    }

    private Answer keep(Push push) {
        boolean isNew =
                inbox.receive(
                        new SourceName(push.source), push.messageId, push.body, clock.instant());
        return isNew ? Answer.ACCEPTED : Answer.KNOWN;
    }
}
