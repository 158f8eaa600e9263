package io.tenfolio.batch.price.source;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.integration.handler.advice.AbstractRequestHandlerAdvice;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/// Asks again with [Patience], within the deadline the question carries. The framework's own advice knows
/// neither `Retry-After` nor deadlines.
final class PatientAdvice extends AbstractRequestHandlerAdvice {
    /// The header of a question that holds its [Deadline].
    static final String DEADLINE = "deadline";

    private final SourceSettings settings;

    PatientAdvice(SourceSettings settings) {
        this.settings = settings;
    }

    @Override
    protected Object doInvoke(ExecutionCallback callback, Object target, Message<?> question) {
        var deadline = Objects.requireNonNull(question.getHeaders().get(DEADLINE, Deadline.class));
        var patience =
                new Patience(settings, deadline, () -> ThreadLocalRandom.current().nextDouble());
        try {
            return new RetryTemplate(patience)
                    .execute(() -> Objects.requireNonNull(callback.cloneAndExecute()));
        } catch (RetryException e) {
            throw new MessagingException(question, unwrapThrowableIfNecessary(causeOf(e)));
        }
    }

    private static Exception causeOf(RetryException e) {
        return e.getCause() instanceof Exception cause ? cause : e;
    }
}
