package io.tenfolio.batch.price.source;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/// Says which statuses mean that a source is in trouble: 408, 429 and 5xx. All others are answers, so that a
/// symbol nobody knows (404) or a wrong key (401) is neither asked again nor counted by the circuit breaker.
final class StatusCheck implements ResponseErrorHandler {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;

    StatusCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
        return isTrouble(response.getStatusCode());
    }

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response)
            throws IOException {
        throw new SourceUnavailable(
                response.getStatusCode().value(), retryAfter(response.getHeaders()));
    }

    private static boolean isTrouble(HttpStatusCode status) {
        return status.is5xxServerError()
                || status.value() == TOO_MANY_REQUESTS
                || status.value() == REQUEST_TIMEOUT;
    }

    /// Seconds or an HTTP date (RFC 9110, 10.2.3); null when it says neither.
    private @Nullable Duration retryAfter(HttpHeaders headers) {
        var text = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (text == null) return null;
        try {
            var wait =
                    text.strip().matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text.strip()))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(
                                            text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
