package io.tenfolio.web.api;

import io.tenfolio.access.UserId;
import io.tenfolio.db.api.KeptAnswers;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/// Calls an endpoint for a POST with an `Idempotency-Key` in one transaction with keeping its answer: the same request coming again gets
/// that answer and does nothing; what fails leaves no trace and may be tried again under the same key.
final class AnsweredOnce extends RequestMappingHandlerAdapter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private final KeptAnswers answers;
    private final CurrentPerson person;
    private final Duration kept;

    AnsweredOnce(KeptAnswers answers, CurrentPerson person, Duration kept) {
        this.answers = answers;
        this.person = person;
        this.kept = kept;
    }

    static boolean asksFor(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getHeader(KEY) != null;
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
        return new Call(method);
    }

    private final class Call extends ServletInvocableHandlerMethod {
        Call(HandlerMethod method) {
            super(method);
        }

        @Override
        public void invokeAndHandle(
                ServletWebRequest request, ModelAndViewContainer container, Object... provided)
                throws Exception {
            var whole = WebUtils.getNativeRequest(request.getRequest(), ApiRequest.class);
            var response = request.getResponse();
            var held =
                    response == null
                            ? null
                            : WebUtils.getNativeResponse(
                                    response, ContentCachingResponseWrapper.class);
            if (whole == null || held == null || !asksFor(whole)) {
                super.invokeAndHandle(request, container, provided);
                return;
            }
            var asked = new KeptAnswers.Asked(user(), key(whole), whole.hash());
            try {
                answers.forget();
                var known =
                        answers.answerOnce(
                                asked, kept, () -> work(held, request, container, provided));
                if (known.isPresent()) {
                    container.setRequestHandled(true);
                    replay(known.get(), held);
                }
            } catch (Thrown thrown) {
                reset(held);
                throw thrown.unwrapped();
            } catch (RuntimeException e) {
                reset(held);
                throw e;
            }
        }

        private KeptAnswers.Answer work(
                ContentCachingResponseWrapper held,
                ServletWebRequest request,
                ModelAndViewContainer container,
                Object... provided) {
            reset(held); // a transaction that was broken off may have answered already
            try {
                super.invokeAndHandle(request, container, provided);
            } catch (Exception e) {
                throw new Thrown(e);
            }
            return new KeptAnswers.Answer(
                    held.getStatus(),
                    Objects.requireNonNullElse(held.getContentType(), ""),
                    Objects.requireNonNullElse(held.getHeader(HttpHeaders.LOCATION), ""),
                    held.getContentAsByteArray());
        }
    }

    private UserId user() {
        return person.get().id();
    }

    private static byte[] key(HttpServletRequest request) {
        var key = Optional.ofNullable(request.getHeader(KEY)).orElse("").strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (!key.matches("[\\x21-\\x7e]{8,128}")) {
            throw new RefusedFields(
                    KEY, "must have 8 to 128 visible ASCII characters, best a random UUID");
        }
        return key.getBytes(StandardCharsets.US_ASCII);
    }

    private static void reset(ContentCachingResponseWrapper held) {
        held.resetBuffer();
        held.setStatus(200);
    }

    private static void replay(KeptAnswers.Answer answer, ContentCachingResponseWrapper held) {
        try {
            held.setStatus(answer.status());
            held.setHeader(REPLAYED, "true");
            if (!answer.location().isEmpty()) {
                held.setHeader(HttpHeaders.LOCATION, answer.location());
            }
            if (!answer.contentType().isEmpty()) {
                held.setContentType(answer.contentType());
            }
            held.getOutputStream().write(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Carries what an endpoint threw through the transaction, causes and all.
    private static final class Thrown extends RuntimeException {
        private final Exception what;

        Thrown(Exception what) {
            super(what);
            this.what = what;
        }

        Exception unwrapped() {
            return what;
        }
    }
}
