package io.tenfolio.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Reads the body up to the limit and not a byte more, and holds back the answer to a request that may come again until it is kept.
final class BodyFilter extends OncePerRequestFilter {
    private final long longest;
    private final ProblemWriter writer;

    BodyFilter(long longest, ProblemWriter writer) {
        this.longest = longest;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > longest) {
            refuse(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(Math.toIntExact(longest + 1));
        if (body.length > longest) {
            refuse(request, response);
            return;
        }
        var whole = new ApiRequest(request, body);
        if (!AnsweredOnce.asksFor(whole)) {
            rest.doFilter(whole, response);
            return;
        }
        var held = new ContentCachingResponseWrapper(response);
        rest.doFilter(whole, held);
        held.copyBodyToResponse();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        writer.write(
                request,
                response,
                Problems.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The request is too large",
                        "A body may have %d bytes.".formatted(longest)));
    }
}
