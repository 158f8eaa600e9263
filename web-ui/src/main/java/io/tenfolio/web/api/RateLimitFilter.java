package io.tenfolio.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts each request against its token, or its address where it has none, and says so in the headers of
/// draft-ietf-httpapi-ratelimit-headers.
final class RateLimitFilter extends OncePerRequestFilter {
    private final RateLimits limits;
    private final ProblemWriter writer;

    RateLimitFilter(RateLimits limits, ProblemWriter writer) {
        this.limits = limits;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (admits(who(request), request, response)) {
            rest.doFilter(request, response);
        }
    }

    private static String who(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof TokenLogin login
                ? "token:" + login.token().value()
                : stranger(request);
    }

    /// Where a request without a good token came from.
    static String stranger(HttpServletRequest request) {
        return "address:" + request.getRemoteAddr();
    }

    /// Counts a request; if it is one too many, that is answered and nothing is left to do.
    boolean admits(String who, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var decision = limits.take(who);
        response.setHeader(
                "RateLimit-Policy", "\"default\";q=%d;w=60".formatted(limits.perMinute()));
        response.setHeader(
                "RateLimit",
                "\"default\";r=%d;t=%d"
                        .formatted(decision.remaining(), seconds(decision.untilFull())));
        if (decision.allowed()) {
            return true;
        }
        long wait = Math.max(1, seconds(decision.untilNext()));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        writer.write(
                request,
                response,
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many requests",
                        "%d a minute are allowed; the next may come in %d s."
                                .formatted(limits.perMinute(), wait)));
        return false;
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
