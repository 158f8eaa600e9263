package io.tenfolio.batch.price.source;

import io.tenfolio.price.RawQuote;
import io.tenfolio.price.SourceName;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;

/// Carries questions to one source and brings back its answers, word for word, or why there is none. Never
/// throws, never takes much longer than the deadline.
public final class SourceGateway {
    private final SourceName source;
    private final SourceSettings settings;
    private final MessageChannel questions;
    private final BreakerWatch breaker;
    private final Clock clock;
    private final MessagingTemplate template = new MessagingTemplate();

    SourceGateway(
            SourceName source,
            SourceSettings settings,
            MessageChannel questions,
            BreakerWatch breaker,
            Clock clock) {
        this.breaker = breaker;
        this.source = source;
        this.settings = settings;
        this.questions = questions;
        this.clock = clock;
    }

    public Asked ask(URI question, Deadline deadline) {
        var message =
                MessageBuilder.withPayload(question)
                        .setHeader(PatientAdvice.DEADLINE, deadline)
                        .build();
        try {
            var reply = Objects.requireNonNull(template.sendAndReceive(questions, message));
            breaker.answered();
            return answer((ResponseEntity<?>) reply.getPayload());
        } catch (MessagingException e) {
            var trouble = Trouble.of(e, settings);
            if (trouble instanceof Asked.Failed) {
                breaker.failed();
            }
            return trouble;
        }
    }

    /// What the source's breaker does.
    public BreakerWatch breaker() {
        return breaker;
    }

    private Asked answer(ResponseEntity<?> response) {
        if (!response.getStatusCode().is2xxSuccessful()) {
            return new Asked.Declined("it answered HTTP " + response.getStatusCode().value());
        }
        if (!(response.getBody() instanceof byte[] body) || body.length == 0) {
            return new Asked.Declined("its answer is empty");
        }
        var type = response.getHeaders().getContentType();
        return new Asked.Answered(
                new RawQuote(source, clock.instant(), type == null ? "" : typeOf(type), body));
    }

    private static String typeOf(MediaType type) {
        var text = type.toString();
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
