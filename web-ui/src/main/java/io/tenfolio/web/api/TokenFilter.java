package io.tenfolio.web.api;

import io.tenfolio.access.TokenId;
import io.tenfolio.access.TokenSecret;
import io.tenfolio.db.access.AccessTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in who brings a valid token, as its user. Token and user are looked up with every request, so that a revoked token and a disabled
/// user are out with the next one. A token that is not valid is refused here even where none is needed.
final class TokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int MOST_NOTED = 10_000;

    private final AccessTokens tokens;
    private final ApiDoors doors;
    private final RateLimitFilter limit;
    private final Clock clock;
    private final Map<TokenId, Instant> noted = new ConcurrentHashMap<>();

    TokenFilter(AccessTokens tokens, ApiDoors doors, RateLimitFilter limit, Clock clock) {
        this.tokens = tokens;
        this.doors = doors;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            rest.doFilter(request, response);
            return;
        }
        var holder = secret(header).flatMap(tokens::holder);
        if (holder.isEmpty()) {
            refuse(request, response, "This is no token of Tenfolio's.");
            return;
        }
        var why = refusal(holder.get());
        if (why != null) {
            noteSometimes(holder.get(), request, why);
            refuse(request, response, why);
            return;
        }
        letIn(holder.get());
        rest.doFilter(request, response);
    }

    /// Whoever tries tokens is counted by their address.
    private void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        if (limit.admits(RateLimitFilter.stranger(request), request, response)) {
            doors.refuseToken(request, response, why);
        }
    }

    private static Optional<TokenSecret> secret(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? TokenSecret.parse(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static @Nullable String refusal(AccessTokens.Holder holder) {
        if (holder.token().revokedAt().isPresent()) {
            return "This token was revoked.";
        }
        if (holder.expired()) {
            return "This token has expired.";
        }
        return holder.user().enabled() ? null : "The user of this token is disabled.";
    }

    private void letIn(AccessTokens.Holder holder) {
        var used = holder.token().lastUsedAt();
        if (used.isEmpty()
                || Duration.between(used.get(), clock.instant()).compareTo(BETWEEN_NOTES) > 0) {
            tokens.used(holder.token().id());
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(TokenLogin.of(holder));
        SecurityContextHolder.setContext(context);
    }

    /// A program that does not notice would otherwise fill the audit trail.
    private void noteSometimes(AccessTokens.Holder holder, HttpServletRequest request, String why) {
        var now = clock.instant();
        if (noted.size() > MOST_NOTED) {
            noted.clear();
        }
        var due =
                noted.merge(
                        holder.token().id(),
                        now,
                        (last, _) ->
                                Duration.between(last, now).compareTo(BETWEEN_NOTES) > 0
                                        ? now
                                        : last);
        if (due.equals(now)) {
            doors.note(holder.user().login(), request, why);
        }
    }
}
